package io.railhead.link;

import io.railhead.payment.Agent;

/**
 * One link, as configured.
 *
 * @param name also the name of its pack
 * @param ourAgent how we sign our messages' headers, and who instructs
 * @param theirAgent to whom they go
 * @param sendQueue the broker's queue towards the scheme
 * @param receiveQueue the broker's queue from the scheme
 * @param credit how many payments may wait for an answer
 * @param window how many sends may wait for the broker's confirmation
 */
public record LinkSettings(
        String name, Agent ourAgent, Agent theirAgent, String sendQueue, String receiveQueue, int credit, int window) {}

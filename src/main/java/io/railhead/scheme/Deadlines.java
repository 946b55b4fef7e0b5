package io.railhead.scheme;

import java.time.Instant;

/**
 * When a message's clocks run out.
 *
 * @param answerBy after it the payment is unresolved
 * @param sendBy after it the bytes must not be sent any more
 */
public record Deadlines(Instant answerBy, Instant sendBy) {}

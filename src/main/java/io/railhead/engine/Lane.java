package io.railhead.engine;

/**
 * One node's share of a link, at the epoch it holds. A transaction that makes or removes outbox rows is
 * valid only while the database still has the lane at this epoch.
 */
public record Lane(String link, String node, long epoch) {}

package io.railhead.proving.invariants;

import java.time.Instant;

/**
 * Which payments are looked at: those received after {@code from} and not after {@code until}. Later ones may be on their
 * way still.
 */
public record Window(Instant from, Instant until) {
    /** Everything up to a moment. */
    public static Window all(Instant until) {
        return new Window(Instant.EPOCH, until);
    }

    boolean holds(Instant at) {
        return at.isAfter(from) && !at.isAfter(until);
    }
}

package io.railhead.simulator;

import java.time.Duration;

/**
 * One message that the counterpart will send back.
 *
 * @param delay counted from the receipt of the request; zero means with the same commit
 * @param bytes what travels, complete and signed (or deliberately not)
 */
public record PlannedAnswer(Duration delay, byte[] bytes, JmsType jmsType) {
    /** Which kind of JMS message carries it. Only bytes messages are legitimate on a link. */
    public enum JmsType {
        BYTES,
        TEXT,
        OBJECT
    }

    static PlannedAnswer now(byte[] bytes) {
        return new PlannedAnswer(Duration.ZERO, bytes, JmsType.BYTES);
    }

    static PlannedAnswer after(Duration delay, byte[] bytes) {
        return new PlannedAnswer(delay, bytes, JmsType.BYTES);
    }

    boolean isDelayed() {
        return delay.isPositive();
    }
}

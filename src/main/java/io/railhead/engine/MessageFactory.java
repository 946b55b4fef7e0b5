package io.railhead.engine;

import java.time.Instant;

/** Port: makes the signed request of a payment. Called outside any transaction, by several threads at once. */
public interface MessageFactory {
    /**
     * Builds, validates and signs.
     *
     * @param at the moment of the claim, which every clock of the scheme counts from
     * @throws Unbuildable when our own message would be invalid: a defect, and the payment must not leave
     */
    Outgoing requestOf(Payment payment, Instant at) throws Unbuildable;

    /** Whether building one costs so much that those of a batch are built side by side, each by a thread of its own. */
    default boolean isCostly() {
        return true;
    }

    /** Our own message broke the schema or a rule. */
    final class Unbuildable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unbuildable(String why) {
            super(why);
        }
    }
}

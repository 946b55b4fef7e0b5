package io.railhead.proving;

/**
 * One request to pay.
 *
 * @param number of the payment in its run
 * @param planned when it was to leave, on the monotonic clock in nanoseconds; latency counts from here
 * @param done when its answer was there, likewise
 */
record Sample(int number, long planned, long done, Fate fate) {
    /** What the gateway said, or did not. */
    enum Fate {
        /** Final within the wait, and settled. */
        SETTLED,
        /** Final within the wait, and not settled. */
        NOT_SETTLED,
        /** Accepted, but not final within the wait. */
        PENDING,
        /** Too much at a time: not accepted, the gateway said so. */
        TURNED_AWAY,
        /** Any other answer: not accepted. */
        REFUSED,
        /** No answer: nobody knows whether it was accepted. */
        BROKEN;

        /** What an answer means. */
        static Fate of(int status, String body) {
            return switch (status) {
                case 201 -> body.contains("\"state\":\"settled\"") ? SETTLED : NOT_SETTLED;
                case 202 -> PENDING;
                case 429, 503 -> TURNED_AWAY;
                default -> REFUSED;
            };
        }

        boolean accepted() {
            return this == SETTLED || this == NOT_SETTLED || this == PENDING;
        }
    }
}

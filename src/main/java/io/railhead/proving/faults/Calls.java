package io.railhead.proving.faults;

import io.railhead.proving.invariants.ClientAnswer;
import io.railhead.proving.invariants.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the load client did: a campaign under too little load proves nothing.
 *
 * @param perSecond calls that were begun, repeats by callers without an answer not among them
 * @param leftOut calls that were not begun, as too many others were open
 */
record Calls(double perSecond, long leftOut) {
    /** A campaign is one at 50 calls a second at least; one that is asked for fewer has what it asked for. */
    private static final double LEAST = 50;

    /** @param length of the campaign */
    static Calls of(List<ClientAnswer> answers, Duration length) {
        long begun = 0;
        long leftOut = 0;
        for (ClientAnswer answer : answers) {
            switch (answer.kind()) {
                case NEW, REPEAT, INVALID -> begun++;
                case LEFT_OUT -> leftOut++;
                case RETRY, GIVEN_UP -> {
                    // The same call as one that was counted.
                }
            }
        }
        return new Calls(begun * 1000.0 / Math.max(1, length.toMillis()), leftOut);
    }

    /** What is wrong when they were fewer than a campaign needs. */
    Optional<Violation> tooFew(int rate) {
        return rate > LEAST && perSecond < LEAST
                ? Optional.of(new Violation(
                        "load", "client", "%.1f calls a second in place of %d".formatted(perSecond, rate)))
                : Optional.empty();
    }
}

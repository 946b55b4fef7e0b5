package io.railhead.simulator;

import java.time.Instant;

/**
 * An answer that is to leave later than its request was booked.
 *
 * @param offset of the booking's line in the ledger
 * @param answer which of the booking's answers
 */
record DelayedAnswer(Instant due, long offset, int answer) implements Comparable<DelayedAnswer> {
    @Override
    public int compareTo(DelayedAnswer other) {
        int byTime = due.compareTo(other.due);
        int byOffset = byTime == 0 ? Long.compare(offset, other.offset) : byTime;
        return byOffset == 0 ? Integer.compare(answer, other.answer) : byOffset;
    }
}

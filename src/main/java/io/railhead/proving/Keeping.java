package io.railhead.proving;

import io.railhead.proving.Sample.Fate;
import java.util.Collection;

/**
 * Whether arrivals at a constant rate were settled as they arrived: at the end of the window no more than half a
 * second's arrivals were without an end, and each one was settled at last. A gateway that is a twentieth too slow fails
 * this after ten seconds.
 *
 * @param planned arrivals in the window
 * @param open how many of them were without an end when it closed
 * @param spoiled how many were not settled within the wait
 */
record Keeping(int planned, int open, int spoiled) {
    /** @param from begin and {@code until} end of the window on the monotonic clock, in nanoseconds */
    static Keeping of(Collection<Sample> samples, long from, long until) {
        int planned = 0;
        int open = 0;
        int spoiled = 0;
        for (Sample sample : samples) {
            if (sample.planned() - from >= 0 && sample.planned() - until < 0) {
                planned++;
                if (sample.done() - until > 0) {
                    open++;
                }
                if (sample.fate() != Fate.SETTLED) {
                    spoiled++;
                }
            }
        }
        return new Keeping(planned, open, spoiled);
    }

    boolean keeps(int rate) {
        return spoiled == 0 && open * 2 <= Math.max(rate, 2);
    }
}

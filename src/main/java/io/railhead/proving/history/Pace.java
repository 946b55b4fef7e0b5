package io.railhead.proving.history;

import java.util.Locale;

/**
 * How far a load has come.
 *
 * @param done payments that are written
 * @param all that are to be
 * @param rows written so far, in all tables
 * @param seconds since the first one
 */
record Pace(long done, long all, long rows, double seconds) {
    private static final int A_MINUTE = 60;

    /** When all is written. */
    String total() {
        return String.format(
                Locale.ROOT, "History: %,d payments were added in %.1f s, tidying up included", done, seconds);
    }

    String line() {
        long left = Math.round((all - done) * seconds / Math.max(1, done));
        return String.format(
                Locale.ROOT,
                "  %d %% (%,d of %,d), %,.0f rows a second, %,.0f payments a second, %s left",
                done * 100 / all,
                done,
                all,
                rows / seconds,
                done / seconds,
                left < 2 * A_MINUTE ? left + " s" : Math.round(left / (double) A_MINUTE) + " min");
    }
}

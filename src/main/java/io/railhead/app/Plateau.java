package io.railhead.app;

import java.time.Duration;

/**
 * Tells when what is done over and over no longer becomes quicker: in a quarter of a second it was not done a quarter
 * more often than in the best one before. The first second does not count, because a new program makes its steps then;
 * the smaller ones go on for minutes, and nobody should wait for those. One thread at a time.
 */
final class Plateau {
    static final Duration WINDOW = Duration.ofMillis(250);
    static final int LEAST_WINDOWS = 4;
    private static final double WORTH_WHILE = 1.25;

    private long began;
    private int rounds;
    private int windows;
    private double best;

    /** @param began in nanoseconds of the clock that {@link #isReached} is told */
    Plateau(long began) {
        this.began = began;
    }

    /** To be called after each round, with the time at which it ended. */
    boolean isReached(long now) {
        rounds++;
        long took = now - began;
        if (took < WINDOW.toNanos()) {
            return false;
        }
        double pace = (double) rounds / took;
        boolean flat = pace < best * WORTH_WHILE;
        best = Math.max(best, pace);
        windows++;
        began = now;
        rounds = 0;
        return flat && windows > LEAST_WINDOWS;
    }
}

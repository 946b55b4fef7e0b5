package io.railhead.app;

import java.time.Duration;

/**
 * Tells when what is done over and over is quick enough: forty times a second, or in a quarter of a second not a quarter
 * more often than in the best one before. The first half second does not count, because a new program makes its steps
 * then; the smaller ones go on for minutes, and nobody should wait for those. One thread at a time.
 */
final class Plateau {
    static final Duration WINDOW = Duration.ofMillis(250);
    static final int LEAST_WINDOWS = 2;
    /**
     * Rounds of a window that are enough. With three links a payment's way through takes eight milliseconds then, and the
     * first ones after a start take fifty and more for other reasons: longer rehearsals made none of them quicker.
     */
    static final int QUICK = 10;

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
        boolean enough = pace < best * WORTH_WHILE || pace * WINDOW.toNanos() >= QUICK;
        best = Math.max(best, pace);
        windows++;
        began = now;
        rounds = 0;
        return enough && windows > LEAST_WINDOWS;
    }
}

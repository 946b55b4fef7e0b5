package io.railhead.engine;

/**
 * Keeps the turns of one worker apart while there is a crowd, so that each takes more. A turn costs a commit, and what it
 * hands on costs one more at every station behind it, however many payments share them; on a busy machine turns that
 * begin at once are small, many and dear. A worker rests as long as it worked, and never so long that turns begin more
 * than {@link #LONGEST} apart: long turns follow each other at once. Nor does it rest once so much waits that one more
 * would hardly make a turn cheaper. What comes when little is going on is taken up at once. Used by one thread.
 */
final class Beat {
    /** Nanoseconds from the beginning of one turn to that of the next, at most. */
    static final long LONGEST = 40_000_000;
    /** From so many pieces of work a turn it is worth it to let them gather. */
    static final int CROWD = 4;
    /** So many pieces of work that wait end a rest: three quarters of what a turn can take. */
    static final int ENOUGH = 96;

    private long next = Long.MIN_VALUE;

    /**
     * A turn has ended.
     *
     * @param began nanoseconds of any clock
     * @param ended of the same clock
     * @param works how many pieces of work it took
     */
    void turned(long began, long ended, int works) {
        next = works < CROWD ? ended : began + Math.min(2 * (ended - began), LONGEST);
    }

    /** How many nanoseconds the next turn has to wait; not positive when it may begin. */
    long left(long now) {
        return next == Long.MIN_VALUE ? 0 : next - now;
    }
}

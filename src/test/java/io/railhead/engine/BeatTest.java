package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BeatTest {
    private static final long MILLI = 1_000_000;
    private static final long BEGAN = 7_000 * MILLI;

    private final Beat beat = new Beat();

    @Test
    void theFirstTurnWaitsForNothing() {
        assertTrue(beat.left(Long.MIN_VALUE + 1) <= 0);
        assertTrue(beat.left(BEGAN) <= 0);
        assertTrue(beat.left(Long.MAX_VALUE) <= 0);
    }

    @Test
    void aTurnOfACrowdIsFollowedByARestAsLongAsItself() {
        beat.turned(BEGAN, BEGAN + 5 * MILLI, Beat.CROWD);
        assertEquals(5 * MILLI, beat.left(BEGAN + 5 * MILLI));
        assertEquals(2 * MILLI, beat.left(BEGAN + 8 * MILLI));
        assertTrue(beat.left(BEGAN + 10 * MILLI) <= 0);
    }

    @Test
    void turnsBeginNeverFurtherApartThanTheLongestBeat() {
        beat.turned(BEGAN, BEGAN + 25 * MILLI, 100);
        assertEquals(Beat.LONGEST - 25 * MILLI, beat.left(BEGAN + 25 * MILLI));
    }

    @Test
    void aTurnLongerThanTheLongestBeatIsFollowedAtOnce() {
        beat.turned(BEGAN, BEGAN + Beat.LONGEST, 128);
        assertTrue(beat.left(BEGAN + Beat.LONGEST) <= 0);
    }

    @Test
    void whatComesAloneIsFollowedAtOnce() {
        beat.turned(BEGAN, BEGAN + 5 * MILLI, Beat.CROWD - 1);
        assertTrue(beat.left(BEGAN + 5 * MILLI) <= 0);
    }

    @Test
    void aLoneTurnEndsTheRestsOfACrowd() {
        beat.turned(BEGAN, BEGAN + 10 * MILLI, 50);
        beat.turned(BEGAN + 20 * MILLI, BEGAN + 21 * MILLI, 1);
        assertTrue(beat.left(BEGAN + 21 * MILLI) <= 0);
    }

    /** The clock of a JVM may stand anywhere, below zero too. */
    @Test
    void aClockBelowZeroIsAsGood() {
        beat.turned(-9 * MILLI, -6 * MILLI, 50);
        assertEquals(3 * MILLI, beat.left(-6 * MILLI));
        assertTrue(beat.left(0) <= 0);
    }
}

package io.railhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlateauTest {
    private static final long WINDOW = Plateau.WINDOW.toNanos();

    /** Plays windows of so many rounds each, and tells after how many of them it was enough; -1 when it never was. */
    private static int enoughAfter(int... rounds) {
        long start = -7;
        Plateau plateau = new Plateau(start);
        for (int window = 0; window < rounds.length; window++) {
            for (int round = 1; round <= rounds[window]; round++) {
                if (plateau.isReached(start + window * WINDOW + WINDOW * round / rounds[window])) {
                    assertEquals(rounds[window], round, "only at the end of a window");
                    return window + 1;
                }
            }
        }
        return -1;
    }

    @Test
    void aPaceThatHardlyRisesIsEnough() {
        assertEquals(6, enoughAfter(1, 2, 3, 4, 6, 7, 9));
        assertEquals(3, enoughAfter(5, 5, 5));
    }

    @Test
    void aPaceThatRisesByAQuarterIsNot() {
        assertEquals(-1, enoughAfter(1, 2, 3, 4, 5, 7, 9));
    }

    @Test
    void aPaceThatNobodyNoticesIsEnoughEvenIfItRises() {
        assertEquals(4, enoughAfter(2, 4, 7, Plateau.QUICK, 20));
        assertEquals(-1, enoughAfter(2, 4, 7, Plateau.QUICK - 1));
    }

    @Test
    void theFirstHalfSecondIsNeverEnough() {
        assertEquals(Plateau.LEAST_WINDOWS + 1, enoughAfter(20, 20, 20, 20));
        assertTrue(IntStream.rangeClosed(1, Plateau.LEAST_WINDOWS)
                .allMatch(windows ->
                        enoughAfter(IntStream.generate(() -> 20).limit(windows).toArray()) == -1));
    }

    @Test
    void aSlowWindowAmongQuickOnesIsMeasuredAgainstTheBest() {
        assertEquals(3, enoughAfter(1, 7, 2, 9));
        assertEquals(-1, enoughAfter(1, 7, 9));
    }

    @Test
    void aRoundThatTakesLongerThanAWindowIsAWindow() {
        Plateau plateau = new Plateau(0);
        long now = 0;
        int rounds = 0;
        do {
            now += 2 * WINDOW;
            rounds++;
        } while (!plateau.isReached(now));
        assertEquals(Plateau.LEAST_WINDOWS + 1, rounds);
    }
}

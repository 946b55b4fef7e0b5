package io.railhead.proving.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What throws in a run, or never ends, is a violation like any other: it has a seed, and that is shrunk. */
class DefectsTest {
    @BeforeAll
    static void quiet() {
        Campaign.quiet();
    }

    private static @Nullable Violation violation(Schedule schedule, Plant plant) {
        return Simulation.run(schedule, plant).violation();
    }

    /** Each is told at another place: in a commit, as a commit's caller is told, by the scheme, by a node's own clock. */
    @ParameterizedTest
    @ValueSource(strings = {"committed: ", "the caller of ", " reaches the scheme", "T3 takes ", " dies", " puts p"})
    void whatThrowsOnceIsAViolationWhereverItThrows(String where) {
        Violation violation = Simulation.run(Chance.schedule(7, 100), Plant.NOTHING, new Thrower(where))
                .violation();
        assertNotNull(violation);
        assertEquals("DEFECT", violation.invariant());
        assertTrue(
                violation.sentence().startsWith("java.lang.IllegalStateException: thrown at " + where + ", at "),
                violation::sentence);
    }

    /** Fails at the first line that has these words, and at none after. */
    private static final class Thrower implements Consumer<String> {
        private final String where;
        private boolean thrown;

        Thrower(String where) {
            this.where = where;
        }

        @Override
        public void accept(String line) {
            if (line.contains(where) && !thrown) {
                thrown = true;
                throw new IllegalStateException("thrown at " + where);
            }
        }
    }

    @Test
    void aNodeThatFailsOnceAndSucceedsWhenItTriesAgainIsFoundAndShrunkToOnePayment() {
        Schedule failing = Chance.schedule(1, 200);
        Violation violation = violation(failing, Plant.STUMBLE_ONCE);
        assertNotNull(violation);
        assertEquals("DEFECT", violation.invariant());
        Schedule small = Shrinker.shrink(failing, schedule -> violation(schedule, Plant.STUMBLE_ONCE) != null);
        assertEquals(1, small.parts().size(), small::keep);
        assertNull(violation(failing.only(List.of()), Plant.STUMBLE_ONCE));
    }

    @Test
    void aRunThatDoesNotComeToRestIsAViolationThatCanBeShrunk() {
        Schedule failing = Chance.schedule(1, 20);
        Violation violation = violation(failing, Plant.NEVER_REST);
        assertNotNull(violation);
        assertEquals("I12", violation.invariant());
        assertTrue(violation.sentence().endsWith("and it does not come to rest"), violation::sentence);
        Schedule small = Shrinker.shrink(failing, schedule -> violation(schedule, Plant.NEVER_REST) != null);
        assertTrue(small.parts().size() < failing.parts().size(), small::keep);
    }
}

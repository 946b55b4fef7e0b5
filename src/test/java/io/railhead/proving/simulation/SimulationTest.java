package io.railhead.proving.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The core under faults: nothing is violated, nothing of interest is missed, and what we break ourselves is found. */
class SimulationTest {
    private static final int PAYMENTS = 200;
    private static final int THREADS = 2;
    private static final int ENOUGH = 300;

    @BeforeAll
    static void quiet() {
        Campaign.quiet();
    }

    private static Campaign play(long first, long seeds, Plant plant) throws InterruptedException {
        Campaign campaign = new Campaign(first, seeds, PAYMENTS, plant, _ -> {});
        campaign.run(THREADS);
        return campaign;
    }

    @Test
    void nothingIsViolatedAndEverythingIsMet() throws InterruptedException {
        Campaign campaign = play(1, ENOUGH, Plant.NOTHING);
        assertEquals(Map.of(), campaign.violations());
        assertEquals(ENOUGH, campaign.played());
        for (Seen what : Seen.values()) {
            assertTrue(campaign.seen().getOrDefault(what, 0L) > 0, () -> "never met: " + what.words());
        }
    }

    @Test
    @Tag("long")
    void nothingIsViolatedInTenThousandSeeds() throws InterruptedException {
        Campaign campaign = play(1, 10_000, Plant.NOTHING);
        assertEquals(Map.of(), campaign.violations());
        assertEquals(10_000, campaign.played());
    }

    @ParameterizedTest
    @EnumSource(names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
    void whatWeBreakOnPurposeIsFound(Plant plant) throws InterruptedException {
        Campaign campaign = play(1, ENOUGH, plant);
        assertFalse(campaign.violations().isEmpty(), () -> plant.word() + " was not found");
        Violation violation = campaign.violations().values().iterator().next();
        assertTrue(expected(plant).contains(violation.invariant()), violation::toString);
    }

    /** The invariants that a planted fault breaks; which one shows first is a matter of the seed. */
    private static List<String> expected(Plant plant) {
        return switch (plant) {
            case NOTHING -> List.of();
            case ACKNOWLEDGE_BEFORE_COMMIT, SKIP_THE_INBOX -> List.of("I8");
            case ANSWER_BEFORE_COMMIT -> List.of("I1", "I2");
            case DROP_THE_EPOCH_CHECK -> List.of("LANE");
            case RUN_A_FAILED_COMMIT_AGAIN -> List.of("COMMIT");
            case DUPLICATE_MEANS_REJECTED, CONFIRMING_CHANGES_THE_STATE -> List.of("I4");
            case SIGN_BEFORE_THE_LINK_IS_UP -> List.of("LINK");
            case FORGET_BEFORE_CONFIRMATION, SIGN_AGAIN_WHEN_RESENDING -> List.of("I2");
            case FORGET_THE_KEY -> List.of("I2");
            case IGNORE_VERSIONS -> List.of("I2", "I4", "I10");
            case NEVER_LOOK_INTO_THE_OUTBOX, NEVER_TAKE_OVER -> List.of("I7");
            case STUMBLE_ONCE -> List.of("DEFECT");
            case NEVER_REST -> List.of("I12");
            case LOSE_A_BOOKING, BOOK_WHAT_NOBODY_SENT -> List.of("I3");
        };
    }

    /** The booking goes, or comes, long after the payment's end: no look at a single payment sees it. */
    @ParameterizedTest
    @EnumSource(names = {"LOSE_A_BOOKING", "BOOK_WHAT_NOBODY_SENT"})
    void booksThatDifferByOneBookingAreFoundByTheirSums(Plant plant) throws InterruptedException {
        Violation violation =
                play(1, ENOUGH, plant).violations().values().iterator().next();
        assertTrue(
                violation.sentence().matches("(uk-fps|sct-inst) has booked \\d+, and here it is \\d+"),
                violation::toString);
    }

    private static List<String> story(Schedule schedule) {
        List<String> story = new ArrayList<>();
        assertNull(Simulation.run(schedule, Plant.NOTHING, story::add).violation());
        return story;
    }

    @Test
    void aSeedPlaysTheSameWayEveryTimeAndAnotherOneOtherwise() {
        List<String> once = story(Chance.schedule(7, PAYMENTS));
        assertTrue(once.size() > 5 * PAYMENTS, () -> "it tells little: " + once.size());
        assertEquals(once, story(Chance.schedule(7, PAYMENTS)));
        assertNotEquals(once, story(Chance.schedule(8, PAYMENTS)));
    }

    @Test
    void aFailingSeedIsShrunkToWhatMattersAndPlaysAgainByItsParts() {
        Plant plant = Plant.DUPLICATE_MEANS_REJECTED;
        Schedule failing = firstFailing(plant);
        Schedule small = Shrinker.shrink(failing, schedule -> violation(schedule, plant) != null);
        assertNotNull(violation(small, plant));
        assertTrue(small.parts().size() <= 4, () -> String.join("\n", small.lines()));
        for (String part : small.parts()) {
            List<String> others = new ArrayList<>(small.parts());
            others.remove(part);
            assertNull(violation(failing.only(others), plant), () -> part + " does not matter");
        }
        Schedule again = Chance.schedule(failing.seed(), PAYMENTS)
                .only(List.of(small.keep().split(",")));
        assertEquals(small, again);
        assertEquals(violation(small, plant), violation(again, plant));
    }

    private static Schedule firstFailing(Plant plant) {
        for (long seed = 1; seed < ENOUGH; seed++) {
            Schedule schedule = Chance.schedule(seed, PAYMENTS);
            if (violation(schedule, plant) != null) {
                return schedule;
            }
        }
        throw new AssertionError("none fails");
    }

    private static @Nullable Violation violation(Schedule schedule, Plant plant) {
        return Simulation.run(schedule, plant).violation();
    }
}

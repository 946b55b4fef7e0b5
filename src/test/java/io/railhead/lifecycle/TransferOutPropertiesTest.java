package io.railhead.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The laws of an outgoing transfer over 110,000 random lives; a failure prints its seed and the life. */
class TransferOutPropertiesTest {
    private static final int LIVES = 10_000;
    private static final Machine REAL = TransferOut::decide;

    @Property(tries = LIVES)
    void nothingLeavesAFinalState(@ForAll("lives") Journey life) {
        OutLaw.NOTHING_LEAVES_A_FINAL_STATE.check(REAL, life);
    }

    @Property(tries = LIVES)
    void whatMovedStaysMoved(@ForAll("lives") Journey life) {
        OutLaw.WHAT_MOVED_STAYS_MOVED.check(REAL, life);
    }

    @Property(tries = LIVES)
    void theSameEventTwiceChangesNothing(@ForAll("lives") Journey life) {
        OutLaw.THE_SAME_EVENT_TWICE_CHANGES_NOTHING.check(REAL, life);
    }

    @Property(tries = LIVES)
    void theOrderOfAnswersThatDecideNothingDoesNotMatter(@ForAll("lives") Journey life) {
        OutLaw.THE_ORDER_OF_ANSWERS_THAT_DECIDE_NOTHING_DOES_NOT_MATTER.check(REAL, life);
    }

    @Property(tries = LIVES)
    void onlyAFinalNegativeRejects(@ForAll("lives") Journey life) {
        OutLaw.ONLY_A_FINAL_NEGATIVE_REJECTS.check(REAL, life);
    }

    @Property(tries = LIVES)
    void whatMayBeOutIsNeverCalledUnsent(@ForAll("lives") Journey life) {
        OutLaw.WHAT_MAY_BE_OUT_IS_NEVER_CALLED_UNSENT.check(REAL, life);
    }

    @Property(tries = LIVES)
    void onlyOneClaimEverSends(@ForAll("lives") Journey life) {
        OutLaw.ONLY_ONE_CLAIM_EVER_SENDS.check(REAL, life);
    }

    @Property(tries = LIVES)
    void theOutboxHoldsWhatMayStillLeave(@ForAll("lives") Journey life) {
        OutLaw.THE_OUTBOX_HOLDS_WHAT_MAY_STILL_LEAVE.check(REAL, life);
    }

    @Property(tries = LIVES)
    void aClockRunsExactlyWhereSomethingIsAwaited(@ForAll("lives") Journey life) {
        OutLaw.A_CLOCK_RUNS_EXACTLY_WHERE_SOMETHING_IS_AWAITED.check(REAL, life);
    }

    @Property(tries = LIVES)
    void aSettlementAfterTheFundsWereReleasedIsShownToAPerson(@ForAll("lives") Journey life) {
        OutLaw.A_SETTLEMENT_AFTER_THE_FUNDS_WERE_RELEASED_IS_SHOWN_TO_A_PERSON.check(REAL, life);
    }

    @Property(tries = LIVES)
    void aContradictionSaysWhyInASentence(@ForAll("lives") Journey life) {
        OutLaw.A_CONTRADICTION_SAYS_WHY_IN_A_SENTENCE.check(REAL, life);
    }

    @Example
    void everyPlantedFaultIsCaught() {
        List<Journey> sample = lives().sampleStream().limit(LIVES).toList();
        for (PlantedFault fault : PlantedFault.values()) {
            assertTrue(
                    sample.stream().anyMatch(life -> fault.breaks().isBrokenBy(fault, life)),
                    fault.breaks() + " misses " + fault);
        }
    }

    @Example
    void everyLawIsBrokenBySomePlantedFault() {
        Set<OutLaw> shown = EnumSet.noneOf(OutLaw.class);
        Arrays.stream(PlantedFault.values()).forEach(fault -> shown.add(fault.breaks()));
        assertEquals(EnumSet.allOf(OutLaw.class), shown);
    }

    /** A law over lives that never go anywhere would prove nothing. */
    @Example
    void theRandomLivesEnterEveryCell() {
        Set<String> entered = new HashSet<>();
        lives().sampleStream()
                .limit(LIVES)
                .forEach(life -> life.run(REAL)
                        .forEach(step ->
                                entered.add(OutStates.name(step.before()) + " " + OutEvents.name(step.event()))));
        Set<String> all = new HashSet<>();
        OutSamples.states()
                .forEach(state -> OutSamples.events()
                        .forEach(event -> all.add(OutStates.name(state) + " " + OutEvents.name(event))));
        assertEquals(all, entered);
    }

    /** Random events after an opening that makes sense, so that the later states get their share. */
    @Provide
    Arbitrary<Journey> lives() {
        Arbitrary<List<OutEvent>> later =
                Arbitraries.of(OutSamples.events()).list().ofMaxSize(12);
        return Combinators.combine(
                        Arbitraries.of(OutSamples.TERMS),
                        openings(),
                        later,
                        Arbitraries.longs().between(0, Long.MAX_VALUE).withoutEdgeCases())
                .as((terms, opening, rest, shuffle) -> {
                    List<OutEvent> events = new ArrayList<>(opening);
                    events.addAll(rest);
                    return new Journey(terms, events, shuffle);
                });
    }

    private static Arbitrary<List<OutEvent>> openings() {
        OutEvent cleared = new OutEvent.Cleared(OutSamples.NOON.plusSeconds(3600));
        OutEvent held = new OutEvent.HoldPlaced("screening", OutSamples.NOON.plusSeconds(7200));
        OutEvent released = new OutEvent.Released(null);
        OutEvent postponed = new OutEvent.Postponed(OutSamples.DAY.plusDays(1), OutSamples.NOON.plusSeconds(43200));
        return Arbitraries.frequency(
                Tuple.of(2, List.<OutEvent>of()),
                Tuple.of(1, List.of(held)),
                Tuple.of(1, List.of(held, released)),
                Tuple.of(1, List.of(postponed)),
                Tuple.of(1, List.of(held, postponed, released)),
                Tuple.of(4, List.of(cleared, OutSamples.LONG_WINDOW)),
                Tuple.of(4, List.of(cleared, OutSamples.SHORT_WINDOW)),
                Tuple.of(3, List.of(cleared, OutSamples.LONG_WINDOW, new OutEvent.AnswerOverdue())),
                Tuple.of(2, List.of(cleared, OutSamples.SHORT_WINDOW, OutSamples.status(Meaning.AGREED))),
                Tuple.of(1, List.of(cleared, OutSamples.LONG_WINDOW, OutSamples.status(Meaning.FINAL_POSITIVE))));
    }
}

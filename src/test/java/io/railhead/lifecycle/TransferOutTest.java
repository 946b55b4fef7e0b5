package io.railhead.lifecycle;

import static io.railhead.lifecycle.OutSamples.ANSWER_BY;
import static io.railhead.lifecycle.OutSamples.DAY;
import static io.railhead.lifecycle.OutSamples.HOLD;
import static io.railhead.lifecycle.OutSamples.LONG_WINDOW;
import static io.railhead.lifecycle.OutSamples.NOON;
import static io.railhead.lifecycle.OutSamples.RELEASE;
import static io.railhead.lifecycle.OutSamples.SHORT_WINDOW;
import static io.railhead.lifecycle.OutSamples.said;
import static io.railhead.lifecycle.OutSamples.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.lifecycle.Decision.AlreadySo;
import io.railhead.lifecycle.Decision.Contradiction;
import io.railhead.lifecycle.Decision.Moved;
import io.railhead.lifecycle.Effect.Park;
import io.railhead.lifecycle.Effect.Send;
import io.railhead.lifecycle.Effect.Sleep;
import io.railhead.lifecycle.Effect.StopSending;
import io.railhead.lifecycle.Effect.WakeAt;
import io.railhead.lifecycle.OutEvent.AnswerOverdue;
import io.railhead.lifecycle.OutEvent.SendWindowClosed;
import io.railhead.lifecycle.OutState.Unresolved;
import io.railhead.lifecycle.OutState.Unresolved.Cause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransferOutTest {
    private static final OutState RECEIVED = new OutState.Received();
    private static final OutState QUEUED = new OutState.Queued(null);
    private static final OutState SUBMITTED = after(HOLD, QUEUED, LONG_WINDOW);

    @Test
    void whatPassedItsChecksWaitsToLeave() {
        Instant last = NOON.plusSeconds(3600);
        assertEquals(
                new Moved(new OutState.Queued(last), List.of(new WakeAt(last))),
                decide(RECEIVED, new OutEvent.Cleared(last)));
    }

    @Test
    void aPassedCheckDoesNotLiftAHold() {
        OutState held = after(HOLD, RECEIVED, new OutEvent.HoldPlaced("screening", NOON));
        assertInstanceOf(Contradiction.class, decide(held, new OutEvent.Cleared(null)));
        assertEquals(new Moved(QUEUED, List.of(new Sleep())), decide(held, new OutEvent.Released(null)));
    }

    @Test
    void aHeldPaymentCanBePutOffAndLeavesOnItsDay() {
        OutEvent postponed = new OutEvent.Postponed(DAY.plusDays(1), NOON.plusSeconds(43200));
        OutState held = new OutState.Held("screening", NOON);
        assertEquals(
                new Moved(new OutState.Scheduled(DAY.plusDays(1)), List.of(new WakeAt(NOON.plusSeconds(43200)))),
                decide(held, postponed));
        assertEquals("queued", OutStates.name(after(HOLD, held, postponed, new OutEvent.Released(null))));
    }

    @Test
    void aClaimSendsAndStartsTheClockForTheAnswer() {
        assertEquals(
                new Moved(
                        new OutState.Submitted(NOON, ANSWER_BY, NOON.plusSeconds(600), null),
                        List.of(new Send(), new WakeAt(ANSWER_BY))),
                decide(QUEUED, LONG_WINDOW));
        assertInstanceOf(Contradiction.class, decide(SUBMITTED, SHORT_WINDOW));
        assertEquals(new AlreadySo(), decide(SUBMITTED, LONG_WINDOW));
    }

    @Test
    void aCancelledPaymentIsNeverClaimed() {
        OutState cancelled = after(HOLD, QUEUED, new OutEvent.CancellationAsked("customer"));
        assertEquals(new OutState.Cancelled("customer"), cancelled);
        assertInstanceOf(Contradiction.class, decide(cancelled, LONG_WINDOW));
        assertEquals(new AlreadySo(), decide(cancelled, new OutEvent.CancellationAsked("again")));
    }

    @Test
    void whatMayBeOutIsNotCancelled() {
        for (OutState state : List.of(SUBMITTED, after(HOLD, SUBMITTED, new AnswerOverdue()))) {
            Decision decision = decide(state, new OutEvent.CancellationAsked(null));
            assertTrue(assertInstanceOf(Contradiction.class, decision).why().contains("may be out"));
        }
    }

    @Test
    void whatStaysUnsentTooLongExpiresAndWhatLeftDoesNot() {
        OutEvent over = new OutEvent.LifetimeOver(OutSamples.TOO_LATE);
        assertEquals(new OutState.Expired(OutSamples.TOO_LATE), after(HOLD, QUEUED, over));
        assertEquals(new AlreadySo(), decide(SUBMITTED, over));
    }

    @Test
    void aFinalPositiveSettlesWithTheSchemesDateAndCycle() {
        Moved moved = assertInstanceOf(Moved.class, decide(SUBMITTED, status(Meaning.FINAL_POSITIVE, DAY)));
        assertEquals(List.of(new StopSending(), new Sleep()), moved.effects());
        assertEquals(
                new Settlement(Settlement.Kind.DEFERRED_NET, DAY, "001", false), OutStates.settlement(moved.next()));
        assertEquals(PayeeCredited.NOT_KNOWN, OutStates.payeeCredited(moved.next()));
        Settlement prefunded = OutStates.settlement(after(RELEASE, SUBMITTED, status(Meaning.FINAL_POSITIVE)));
        assertTrue(assertSettled(prefunded).done());
    }

    private static Settlement assertSettled(@Nullable Settlement settlement) {
        assertNotNull(settlement);
        return settlement;
    }

    @Test
    void thePayeesCreditIsLearntAfterTheSettlement() {
        OutState state = after(HOLD, SUBMITTED, status(Meaning.SETTLED_NOT_CREDITED));
        assertEquals(PayeeCredited.NO, OutStates.payeeCredited(state));
        state = after(HOLD, state, status(Meaning.CREDITED, DAY));
        assertEquals(PayeeCredited.YES, OutStates.payeeCredited(state));
        assertEquals(DAY, assertSettled(OutStates.settlement(state)).date());
        assertEquals(new AlreadySo(), decide(state, status(Meaning.SETTLED_NOT_CREDITED)));
        assertInstanceOf(Contradiction.class, decide(state, status(Meaning.BLOCKED)));
    }

    @Test
    void anotherSettlementDateIsNotTakenSilently() {
        OutState settled = after(HOLD, SUBMITTED, status(Meaning.FINAL_POSITIVE, DAY));
        assertInstanceOf(Contradiction.class, decide(settled, status(Meaning.CREDITED, DAY.plusDays(1))));
    }

    @Test
    void theFirstFinalAnswerWins() {
        OutState settled = after(HOLD, SUBMITTED, status(Meaning.FINAL_POSITIVE));
        assertInstanceOf(Contradiction.class, decide(settled, status(Meaning.FINAL_NEGATIVE)));
        OutState rejected = after(HOLD, SUBMITTED, status(Meaning.FINAL_NEGATIVE));
        assertEquals(new OutState.Rejected(said("RJCT")), rejected);
        assertInstanceOf(Contradiction.class, decide(rejected, status(Meaning.FINAL_POSITIVE)));
        assertInstanceOf(Contradiction.class, decide(rejected, status(Meaning.CREDITED)));
    }

    @Test
    void aReturnIsAnnouncedOnlyOfWhatSettled() {
        assertInstanceOf(Contradiction.class, decide(SUBMITTED, status(Meaning.RETURN_ANNOUNCED)));
        OutState settled = after(HOLD, SUBMITTED, status(Meaning.FINAL_POSITIVE), status(Meaning.RETURN_ANNOUNCED));
        assertEquals(Certainty.MOVED, OutStates.certainty(settled));
    }

    @Test
    void silenceLeavesAPaymentUnresolvedAndNeverRejected() {
        Moved held = assertInstanceOf(Moved.class, decide(SUBMITTED, new AnswerOverdue()));
        assertEquals(new Unresolved(Cause.SILENCE, PayerFunds.RESERVED, NOON.plusSeconds(600), null), held.next());
        assertEquals(List.of(new WakeAt(NOON.plusSeconds(600))), held.effects());
        assertFalse(OutStates.isFinal(held.next()));
        assertEquals(Certainty.NOT_KNOWN, OutStates.certainty(held.next()));
    }

    @Test
    void silenceGivesTheMoneyBackWhereTheTermsSaySoAndOldBytesStayHere() {
        OutState submitted = after(RELEASE, QUEUED, SHORT_WINDOW);
        assertEquals(
                new Moved(
                        new Unresolved(Cause.SILENCE, PayerFunds.RELEASED, null, null),
                        List.of(new StopSending(), new Sleep())),
                TransferOut.decide(submitted, new AnswerOverdue(), RELEASE));
    }

    @Test
    void aLateAnswerSettlesAnUnresolvedPayment() {
        OutState unresolved = after(HOLD, SUBMITTED, new AnswerOverdue());
        Moved moved = assertInstanceOf(Moved.class, decide(unresolved, status(Meaning.FINAL_POSITIVE)));
        assertEquals("settled", OutStates.name(moved.next()));
        assertEquals(List.of(new StopSending(), new Sleep()), moved.effects());
        assertEquals("rejected", OutStates.name(after(HOLD, unresolved, status(Meaning.FINAL_NEGATIVE))));
    }

    @Test
    void aSettlementAfterTheMoneyWasGivenBackIsShownToAPerson() {
        OutState unresolved = after(RELEASE, SUBMITTED, new AnswerOverdue());
        Decision late = TransferOut.decide(unresolved, status(Meaning.FINAL_POSITIVE), RELEASE);
        Park park = assertInstanceOf(
                Park.class, assertInstanceOf(Moved.class, late).effects().getLast());
        assertTrue(park.why().contains("debit again"));
    }

    @Test
    void theSendWindowClosesOnce() {
        OutState unresolved = after(HOLD, SUBMITTED, new AnswerOverdue());
        assertTrue(OutStates.mayLeaveAgain(unresolved));
        assertEquals(Clock.SEND_WINDOW, OutStates.clock(unresolved));
        Moved closed = assertInstanceOf(Moved.class, decide(unresolved, new SendWindowClosed()));
        assertEquals(new Unresolved(Cause.SILENCE, PayerFunds.RESERVED, null, null), closed.next());
        assertEquals(List.of(new StopSending(), new Sleep()), closed.effects());
        assertEquals(new AlreadySo(), decide(closed.next(), new SendWindowClosed()));
    }

    @Test
    void bytesThatGrewTooOldAreNotTakenForUnsent() {
        Decision decision = TransferOut.decide(SUBMITTED, new SendWindowClosed(), RELEASE);
        // The payer's money is given back when the answer is overdue, not before.
        assertEquals(
                new Moved(
                        new Unresolved(Cause.TOO_OLD_TO_SEND, PayerFunds.RESERVED, null, null),
                        List.of(new StopSending(), new WakeAt(ANSWER_BY))),
                decision);
        OutState overdue = after(RELEASE, SUBMITTED, new SendWindowClosed(), new AnswerOverdue());
        assertEquals(new Unresolved(Cause.TOO_OLD_TO_SEND, PayerFunds.RELEASED, null, null), overdue);
    }

    @Test
    void aRefusalForDuplicationProvesNothing() {
        OutState unresolved = after(HOLD, SUBMITTED, status(Meaning.DUPLICATE_CLAIMED));
        assertEquals(new Unresolved(Cause.DUPLICATE_CLAIMED, PayerFunds.RESERVED, null, said("RJCT")), unresolved);
        OutState settled = after(HOLD, SUBMITTED, status(Meaning.FINAL_POSITIVE));
        assertEquals(new AlreadySo(), decide(settled, status(Meaning.DUPLICATE_CLAIMED)));
        OutState rejected = after(HOLD, SUBMITTED, status(Meaning.FINAL_NEGATIVE));
        assertEquals(new AlreadySo(), decide(rejected, status(Meaning.DUPLICATE_CLAIMED)));
    }

    @Test
    void anyWordOfTheirsEndsTheResending() {
        Moved moved = assertInstanceOf(Moved.class, decide(SUBMITTED, status(Meaning.INFORMED)));
        assertEquals("submitted", OutStates.name(moved.next()));
        assertEquals(List.of(new StopSending()), moved.effects());
        assertFalse(OutStates.mayLeaveAgain(moved.next()));
        OutState unresolved = after(HOLD, moved.next(), new AnswerOverdue());
        assertEquals(new Unresolved(Cause.SILENCE, PayerFunds.RESERVED, null, said("PDNG")), unresolved);
    }

    @Test
    void anAgreementIsNotFinalAndALaterWordDoesNotUndoIt() {
        OutState accepted = after(HOLD, SUBMITTED, status(Meaning.AGREED), status(Meaning.INFORMED));
        assertEquals("accepted", OutStates.name(accepted));
        assertEquals(Certainty.NOT_KNOWN, OutStates.certainty(accepted));
        OutState unresolved = after(HOLD, SUBMITTED, new AnswerOverdue(), status(Meaning.AGREED));
        assertEquals("unresolved", OutStates.name(unresolved));
        assertEquals(said("ACTC"), OutStates.said(unresolved));
    }

    @Test
    void aStatusForWhatWasNeverSentContradicts() {
        for (Meaning meaning : Meaning.values()) {
            assertInstanceOf(Contradiction.class, decide(QUEUED, status(meaning)), meaning::name);
            assertInstanceOf(Contradiction.class, decide(new OutState.Cancelled(null), status(meaning)), meaning::name);
        }
        assertNull(OutStates.said(QUEUED));
    }

    private static Decision decide(OutState state, OutEvent event) {
        return TransferOut.decide(state, event, HOLD);
    }

    private static OutState after(Terms terms, OutState state, OutEvent... events) {
        OutState now = state;
        for (OutEvent event : events) {
            now = ((Machine) TransferOut::decide).next(now, event, terms);
        }
        return now;
    }
}

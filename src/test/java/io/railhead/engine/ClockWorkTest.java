package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.lifecycle.OutState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What happens when the moment comes that a payment asked to be woken at. */
class ClockWorkTest {
    private final Stage stage = new Stage();

    private void wake(Payment payment, int version) {
        Work.Wake wake = new Work.Wake(payment.id(), version, new CompletableFuture<>());
        stage.run(wake);
        assertNull(wake.done().join());
    }

    @Test
    void silencePastTheAnswersClockIsUnresolvedAndFreesTheCredit() {
        Payment payment = stage.submitted();
        stage.clock.pass(Stage.ANSWER);
        wake(payment, 0);
        OutState.Unresolved state = assertInstanceOf(
                OutState.Unresolved.class, stage.ledger.get(payment.id()).state());
        assertEquals(OutState.Unresolved.Cause.SILENCE, state.cause());
        assertEquals(0, stage.gates.used(Stage.FPS));
        assertEquals(1, stage.ledger.outbox().size(), "the same bytes may still leave until they are too old");
        assertEquals(state.sendBy(), stage.ledger.get(payment.id()).wakeAt());
    }

    @Test
    void theEndOfTheSendWindowTakesTheMessageOutOfTheOutbox() {
        Payment payment = stage.submitted();
        stage.clock.pass(Stage.ANSWER);
        wake(payment, 0);
        stage.clock.pass(Stage.SEND);
        wake(payment, 1);
        assertEquals("unresolved", stage.stateOf(payment));
        assertTrue(stage.ledger.outbox().isEmpty());
        assertNull(stage.ledger.get(payment.id()).wakeAt(), "no clock runs any more");
    }

    @Test
    void aLateAnswerSettlesAnUnresolvedPaymentWithoutTouchingTheCredit() {
        Payment payment = stage.submitted();
        wake(payment, 0);
        stage.submitted();
        assertEquals(1, stage.gates.used(Stage.FPS));
        Work.Apply late = Stage.apply(stage.says(payment, "ACSC"));
        stage.run(late);
        assertEquals("settled", stage.stateOf(payment));
        assertEquals(1, stage.gates.used(Stage.FPS));
    }

    @Test
    void aMomentOfAnotherVersionIsOver() {
        Payment payment = stage.submitted();
        stage.run(Stage.apply(stage.says(payment, "PDNG")));
        wake(payment, 0);
        assertEquals("submitted", stage.stateOf(payment));
        wake(payment, 1);
        assertEquals("unresolved", stage.stateOf(payment));
    }

    @Test
    void anAnswerInTheSameBatchComesBeforeTheClock() {
        Payment payment = stage.submitted();
        stage.run(Stage.apply(stage.says(payment, "ACSC")), new Work.Wake(payment.id(), 0, new CompletableFuture<>()));
        assertEquals("settled", stage.stateOf(payment));
        assertEquals(0, stage.gates.used(Stage.FPS));
        assertTrue(stage.ledger.parked().isEmpty());
    }

    @Test
    void aQueuedPaymentPastItsLifetimeExpires() {
        Payment payment = stage.queued(false);
        stage.clock.pass(Stage.LIFETIME);
        wake(payment, 0);
        assertEquals("expired", stage.stateOf(payment));
        assertTrue(stage.wire.handed.isEmpty());
    }

    @Test
    void aScheduledDayThatComesPutsThePaymentInTheQueueAndTellsTheLink() {
        Payment payment = stage.received(Stage.FPS, false);
        stage.run(stage.request(payment, "key", "body", LocalDate.parse("2026-03-09")));
        stage.gates.takeWaiting(Stage.FPS);
        stage.clock.pass(Duration.ofDays(7));
        stage.ledger.beforeCommit(() -> assertTrue(!stage.gates.mayHaveQueued(Stage.FPS), "not before the commit"));
        wake(payment, 0);
        OutState.Queued queued = assertInstanceOf(
                OutState.Queued.class, stage.ledger.get(payment.id()).state());
        assertEquals(stage.clock.instant().plus(Stage.LIFETIME), queued.expiresAt());
        assertTrue(stage.gates.mayHaveQueued(Stage.FPS));
    }

    @Test
    void aFinalPaymentHasNoMoment() {
        Payment payment = stage.submitted();
        stage.run(Stage.apply(stage.says(payment, "ACSC")));
        int version = stage.ledger.get(payment.id()).version();
        wake(payment, version);
        assertEquals(version, stage.ledger.get(payment.id()).version());
    }
}

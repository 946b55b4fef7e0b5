package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.MemoryLedger.Trouble;
import io.railhead.lifecycle.Decision;
import io.railhead.lifecycle.OutEvent;
import io.railhead.payment.PaymentId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Letting out what waited in the queue: T2 alone. */
class ClaimTest {
    private final Stage stage = new Stage();

    private static Work.Happened happened(Payment payment, OutEvent event) {
        return new Work.Happened(payment.id(), event, "till", new CompletableFuture<>());
    }

    @Test
    void aClaimStampsAndSignsAndOnlyThenTheMessageIsHandedOver() {
        Payment queued = stage.queued(false);
        stage.clock.pass(Duration.ofSeconds(3));
        Work.Claim claim = stage.claim(queued);
        stage.ledger.beforeCommit(() -> assertTrue(stage.wire.handed.isEmpty()));
        stage.run(claim);
        assertTrue(claim.done().join());
        Payment sent = stage.ledger.get(queued.id());
        assertEquals("submitted", stage.stateOf(queued));
        assertEquals(stage.clock.instant(), sent.submittedAt());
        assertEquals(stage.clock.instant().plus(Stage.ANSWER), sent.wakeAt());
        assertNotNull(sent.ids());
        assertEquals(1, stage.wire.handed.size());
        assertEquals(stage.wire.handed, stage.ledger.outbox());
        assertEquals(1, stage.gates.used(Stage.FPS));
    }

    @Test
    void aPaymentCancelledInTheSameBatchIsNeverHandedOver() {
        Payment queued = stage.queued(false);
        Work.Happened cancel = happened(queued, new OutEvent.CancellationAsked(null));
        Work.Claim claim = stage.claim(queued);
        stage.run(cancel, claim);
        assertInstanceOf(Decision.Moved.class, cancel.done().join());
        assertFalse(claim.done().join());
        assertEquals("cancelled", stage.stateOf(queued));
        assertEquals("payment.cancelled", stage.ledger.audit().getLast().event(), "no claim is noted");
        assertTrue(stage.wire.handed.isEmpty());
        assertTrue(stage.ledger.outbox().isEmpty());
        assertTrue(stage.ledger.parked().isEmpty());
        assertEquals(0, stage.gates.used(Stage.FPS));
    }

    @Test
    void aCancellationAfterTheClaimIsAnsweredAndNothingIsUndone() {
        Payment queued = stage.queued(false);
        Work.Claim claim = stage.claim(queued);
        Work.Happened cancel = happened(queued, new OutEvent.CancellationAsked(null));
        stage.run(claim, cancel);
        assertTrue(claim.done().join());
        assertInstanceOf(Decision.Contradiction.class, cancel.done().join());
        assertEquals("submitted", stage.stateOf(queued));
        assertEquals(1, stage.wire.handed.size());
        assertTrue(stage.ledger.parked().isEmpty(), "a wish is answered to the one who wished");
    }

    @Test
    void twoClaimsOfOnePaymentMakeOneMessage() {
        Payment queued = stage.queued(false);
        Work.Claim one = stage.claim(queued);
        Work.Claim two = stage.claim(queued);
        stage.run(one, two);
        assertTrue(one.done().join());
        assertFalse(two.done().join());
        assertEquals(1, stage.wire.handed.size());
        assertEquals(1, stage.gates.used(Stage.FPS));
        Work.Claim late = stage.claim(queued);
        stage.run(late);
        assertFalse(late.done().join());
        assertEquals(1, stage.wire.handed.size());
        assertEquals(1, stage.gates.used(Stage.FPS));
    }

    @Test
    void aPaymentThatIsTooOldExpiresAtTheClaimEvenIfItsClockHasNotRung() {
        Payment queued = stage.queued(false);
        stage.clock.pass(Stage.LIFETIME);
        stage.keeper.keep(java.util.Set.of(Stage.FPS));
        Work.Claim claim = stage.claim(queued);
        stage.run(claim);
        assertFalse(claim.done().join());
        assertEquals("expired", stage.stateOf(queued));
        assertTrue(stage.factory.built.isEmpty());
        assertTrue(stage.wire.handed.isEmpty());
        assertEquals(0, stage.gates.used(Stage.FPS));
    }

    @Test
    void aClaimWhoseCommitEndsUnknownHandsNothingOver() {
        for (Trouble trouble : Trouble.values()) {
            Payment queued = stage.queued(false);
            Work.Claim claim = stage.claim(queued);
            stage.ledger.trouble(trouble);
            stage.run(claim);
            assertTrue(claim.done().isCompletedExceptionally(), trouble.toString());
            assertEquals(0, stage.gates.used(Stage.FPS), trouble.toString());
        }
        assertTrue(stage.wire.handed.isEmpty());
        assertEquals(1, stage.ledger.outbox().size(), "one was committed after all; the outbox tells the relay");
    }

    @Test
    void aLaneLostAtTheClaimLeavesThePaymentInTheQueue() {
        Payment queued = stage.queued(false);
        Work.Claim claim = stage.claim(queued);
        stage.lanes.takenOver(Stage.FPS);
        stage.run(claim);
        assertFalse(claim.done().join());
        assertEquals("queued", stage.stateOf(queued));
        assertEquals(0, stage.gates.used(Stage.FPS));
        assertTrue(stage.wire.handed.isEmpty());
        assertTrue(stage.keeper.held(Stage.FPS).isEmpty());
        assertTrue(stage.keeper.held(Stage.SCT).isPresent(), "the other lane is not lost");
    }

    @Test
    void aLinkThatDiedSinceTheClaimWasAskedForMeansNothingIsBuilt() {
        Payment queued = stage.queued(false);
        Work.Claim claim = stage.claim(queued);
        stage.wire.down.add(Stage.FPS);
        stage.run(claim);
        assertFalse(claim.done().join());
        assertEquals("queued", stage.stateOf(queued));
        assertTrue(stage.factory.built.isEmpty());
        assertEquals(0, stage.gates.used(Stage.FPS));
    }

    @Test
    void aClaimOfAPaymentThatDoesNotExistGivesItsCreditBack() {
        assertTrue(stage.gates.tryLeave(Stage.FPS, false).isPresent());
        Work.Claim claim = new Work.Claim(PaymentId.next(), false, Stage.FPS, new CompletableFuture<>());
        stage.run(claim);
        assertFalse(claim.done().join());
        assertEquals(0, stage.gates.used(Stage.FPS));
    }

    @Test
    void aStaleClaimIsBuiltAgainOnTheFreshRow() {
        Payment queued = stage.queued(false);
        Work.Claim claim = stage.claim(queued);
        stage.ledger.beforeCommit(() -> stage.ledger.put(MemoryLedger.at(queued, 5)));
        stage.run(claim);
        assertTrue(claim.done().join());
        assertEquals(1, stage.wire.handed.size());
        assertEquals(6, stage.ledger.get(queued.id()).version());
        assertEquals(
                stage.ledger.get(queued.id()).ids(),
                stage.wire.handed.getFirst().ids());
    }
}

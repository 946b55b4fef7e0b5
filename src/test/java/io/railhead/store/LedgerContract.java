package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Committed;
import io.railhead.engine.Lane;
import io.railhead.engine.Ledger;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.engine.Received;
import io.railhead.engine.Taken;
import io.railhead.engine.Writes;
import io.railhead.lifecycle.OutState;
import io.railhead.message.Digest;
import io.railhead.payment.PaymentId;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What the engine may rely on, whatever keeps its ledger: PostgreSQL in the gateway, memory in the simulation. What is
 * proved among simulated ports is worth as much as these sentences are true of both.
 */
abstract class LedgerContract extends LedgerHarness {
    @Test
    void whatIsAcceptedIsFoundAsItWasAndIsQueued() {
        Payment payment = accepted();
        assertEquals(payment, only(payment));
        assertTrue(ledger().queued(Samples.LINK, false, 10_000).contains(payment.id()));
        assertFalse(ledger().queued(Samples.LINK, true, 10_000).contains(payment.id()));
        assertFalse(ledger().queued("sct-inst", false, 10_000).contains(payment.id()));
        assertEquals(Map.of(), ledger().loadFinal(List.of(payment.id())));
    }

    @Test
    void theOldestAreQueuedFirstAndNoMoreThanAskedFor() {
        accepted();
        accepted();
        List<PaymentId> all = ledger().queued(Samples.LINK, false, 10_000);
        List<PaymentId> sorted = new ArrayList<>(all);
        sorted.sort(null);
        assertEquals(sorted, all);
        assertEquals(all.subList(0, 2), ledger().queued(Samples.LINK, false, 2));
        assertEquals(2, ledger().countQueued(Samples.LINK, 2));
    }

    @Test
    void aPaymentThatLeavesAtOnceIsInTheOutboxAndUnderItsUetr() {
        Lane lane = lane();
        Left left = left(lane);
        Uetr uetr = left.message().ids().uetr();
        assertTrue(waits(lane, left));
        assertEquals(Map.of(uetr, left.payment().id()), ledger().byUetr(Samples.LINK, Set.of(uetr, Uetr.random())));
        assertEquals(Map.of(), ledger().byUetr("sct-inst", Set.of(uetr)));
        assertFalse(
                outbox(lane, left.message().createdAt()).contains(left.message().id()), "it is not older than itself");
    }

    @Test
    void aClaimMovesAQueuedPaymentByOneVersionAndFillsTheOutbox() {
        Payment payment = accepted();
        TransferIds ids = Samples.ids(payment);
        Payment sent = Samples.with(payment, Samples.submitted(), ids, Samples.NOW.plusSeconds(15));
        Outgoing message = Samples.outgoing(sent, ids);
        Lane lane = lane();
        done(Samples.change(sent, message, List.of(lane)));
        assertEquals(Samples.at(sent, 1), only(payment));
        assertFalse(ledger().queued(Samples.LINK, false, 10_000).contains(payment.id()));
        assertTrue(outbox(lane, Samples.NOW.plusSeconds(1)).contains(message.id()));
    }

    @Test
    void anAnswerSettlesFillsTheInboxAndEmptiesTheOutbox() {
        Lane lane = lane();
        Left left = left(lane);
        Received received = Samples.received("<answer/>");
        String name = "R" + received.id();
        done(Samples.answer(Samples.settled(left.payment()), received, name));
        assertEquals(Samples.at(Samples.settled(left.payment()), 1), only(left.payment()));
        assertEquals(
                Set.of(left.payment().id()),
                ledger().loadFinal(List.of(left.payment().id())).keySet());
        Ledger.InboxKey key = new Ledger.InboxKey(Samples.LINK, "UKFPGB2LXXX", name);
        Ledger.InboxFound known =
                new Ledger.InboxFound(Digest.of(received.bytes()), received.id().value());
        assertEquals(Map.of(key, known), ledger().inbox(Set.of(key, new Ledger.InboxKey(Samples.LINK, "x", "y"))));
        assertFalse(waits(lane, left));
    }

    @Test
    void aConfirmedMessageLeavesTheOutboxAndMovesNoPayment() {
        Lane lane = lane();
        Left left = left(lane);
        // Not in the state that it left in any more: the broker's word may come behind the scheme's.
        done(Samples.change(Samples.settled(left.payment())));
        Payment before = only(left.payment());
        assertTrue(waits(lane, left));
        confirmed(left.message().id());
        confirmed(left.message().id());
        assertFalse(waits(lane, left));
        assertEquals(before, only(left.payment()));
    }

    @Test
    void aChangeFromAnotherVersionIsStaleAndNothingOfItsCommitIsWritten() {
        Payment moved = accepted();
        Payment beside = accepted();
        done(Samples.change(moved));
        Received received = Samples.received("<answer/>");
        String name = "R" + received.id();
        Writes both = new Writes(
                List.of(),
                List.of(),
                List.of(new Writes.Change(moved, null), new Writes.Change(beside, null)),
                List.of(Samples.inbox(received, name)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertInstanceOf(Committed.Stale.class, ledger().commit(both));
        assertEquals(0, only(beside).version());
        assertEquals(Map.of(), ledger().inbox(Set.of(new Ledger.InboxKey(Samples.LINK, "UKFPGB2LXXX", name))));
    }

    @Test
    void anInboxKeyThatIsTakenIsStaleAndNothingOfItsCommitIsWritten() {
        Payment payment = accepted();
        Received first = Samples.received("<answer/>");
        Received second = Samples.received("<answer/>");
        String name = "R" + first.id();
        done(Samples.answer(payment, first, name));
        assertInstanceOf(Committed.Stale.class, ledger().commit(Samples.answer(Samples.at(payment, 1), second, name)));
        assertEquals(1, only(payment).version());
    }

    @Test
    void aKnownKeyGivesBackItsResponseOrIsRefusedForAnotherBodyAndWritesNothing() {
        Payment first = Samples.queued();
        String key = "replay " + first.id();
        done(Samples.accept(Samples.request(first, key, "body", null)));
        Payment again = Samples.queued();
        Payment other = Samples.queued();
        Committed.Done done = done(Samples.accept(
                Samples.request(again, key, "body", null), Samples.request(other, key, "another body", null)));
        Taken.Replayed replayed =
                assertInstanceOf(Taken.Replayed.class, done.known().get(again.id()));
        assertEquals(first.id().value(), replayed.payment());
        assertArrayEquals(Samples.request(first, key, "body", null).response(), replayed.response());
        assertInstanceOf(Taken.KeyReused.class, done.known().get(other.id()));
        assertEquals(Map.of(), ledger().load(List.of(again.id(), other.id())));
    }

    @Test
    void aReplayThatWasToLeaveLeavesNoMessageBehind() {
        Lane lane = lane();
        Payment first = accepted();
        Left again = leaving(Uetr.random());
        Writes.NewPayment replay = Samples.request(again.payment(), first.id().toString(), "body", again.message());
        assertEquals(
                Set.of(again.payment().id()),
                done(Samples.leave(lane, replay)).known().keySet());
        assertFalse(waits(lane, again));
        assertEquals(
                Map.of(),
                ledger().byUetr(Samples.LINK, Set.of(again.message().ids().uetr())));
    }

    @Test
    void theSameKeyTwiceInOneCommitIsOnePayment() {
        Payment one = Samples.queued();
        Payment two = Samples.queued();
        String key = "twice " + one.id();
        Committed.Done done =
                done(Samples.accept(Samples.request(one, key, "body", null), Samples.request(two, key, "body", null)));
        assertEquals(Set.of(two.id()), done.known().keySet());
        assertEquals(
                Set.of(one.id()), ledger().load(List.of(one.id(), two.id())).keySet());
    }

    @Test
    void anItemOfAFileIsTakenOnceAndTwiceInOneCommitNotAtAll() {
        Payment payment = Samples.queued();
        assertInstanceOf(Committed.Unfit.class, ledger().commit(Samples.accept(item(payment), item(payment))));
        assertEquals(null, found(payment));
        assertEquals(Map.of(), done(Samples.accept(item(payment))).known());
        Taken again = done(Samples.accept(item(payment))).known().get(payment.id());
        assertEquals(
                payment.id().value(),
                assertInstanceOf(Taken.Replayed.class, again).payment());
    }

    @Test
    void aCustomersUetrIsItsPaymentsAloneOnALink() {
        Uetr uetr = Uetr.random();
        Payment first = Samples.queued();
        Payment second = Samples.queued();
        assertEquals(Map.of(), done(Samples.accept(under(uetr, first))).known());
        assertInstanceOf(
                Taken.UetrUsed.class,
                done(Samples.accept(under(uetr, second))).known().get(second.id()));
        assertEquals(null, found(second));
        assertEquals(Map.of(uetr, first.id()), ledger().byUetr(Samples.LINK, Set.of(uetr)));
        Left other = leaving(uetr);
        assertInstanceOf(Committed.Unfit.class, ledger().commit(leave(lane(), other)));
        assertEquals(null, found(other.payment()));
    }

    @Test
    void aLaneAtAnotherEpochIsLostAndNothingOfItsCommitIsWritten() {
        Lane old = lane();
        Lane now = lane();
        assertEquals(old.epoch() + 1, now.epoch());
        Left left = leaving(Uetr.random());
        assertInstanceOf(Committed.LaneLost.class, ledger().commit(leave(old, left)));
        assertEquals(null, found(left.payment()));
        assertEquals(Map.of(), done(leave(now, left)).known(), "the key was not taken");
        assertTrue(lanes().renew(now, LEASE));
        assertFalse(lanes().renew(old, LEASE));
    }

    @Test
    void aSilentNodesLaneIsTakenOverWithWhatItHasLeft() {
        Lane silent = lanes().acquire(Samples.LINK, "silent", NO_LEASE);
        Lane idle = lanes().acquire(Samples.LINK, "idle", NO_LEASE);
        Left left = left(silent);
        aMomentPasses();
        List<Lane> taken = lanes().takeOver(Samples.LINK, "taker", LEASE);
        assertTrue(taken.contains(new Lane(Samples.LINK, "silent", silent.epoch() + 1)), taken::toString);
        assertFalse(taken.stream().anyMatch(lane -> lane.node().equals(idle.node())), "it has left nothing");
        Lane now = new Lane(Samples.LINK, "silent", silent.epoch() + 1);
        assertTrue(waits(now, left));
        assertFalse(waits(silent, left), "whoever still believes in the old epoch finds nothing to send");
        assertEquals(List.of(), lanes().takeOver(Samples.LINK, "taker", LEASE), "as long as the lease runs");
        assertInstanceOf(Committed.LaneLost.class, ledger().commit(leave(silent, leaving(Uetr.random()))));
        confirmed(left.message().id());
    }

    @Test
    void nobodyTakesOverFromItselfOrFromOneWhoseLeaseRuns() {
        Lane own = lanes().acquire(Samples.LINK, "own", NO_LEASE);
        Lane running = lanes().acquire(Samples.LINK, "running", LEASE);
        Left mine = left(own);
        Left theirs = left(running);
        aMomentPasses();
        List<Lane> taken = lanes().takeOver(Samples.LINK, "own", LEASE);
        assertTrue(taken.stream().map(Lane::node).noneMatch(Set.of("own", "running")::contains), taken::toString);
        confirmed(mine.message().id());
        confirmed(theirs.message().id());
    }

    @Test
    void whatIsDueIsLentToOneAndNothingElseOfItChanges() {
        Instant now = now().truncatedTo(ChronoUnit.MICROS);
        Payment payment = Samples.with(Samples.queued(), new OutState.Queued(now), null, now);
        done(Samples.accept(Samples.request(payment, payment.id().toString(), "body", null)));
        Ledger.Due due = new Ledger.Due(payment.id(), 0);
        assertFalse(ledger().due(now.minusSeconds(1), 1000).contains(due));
        assertTrue(ledger().due(now.plusSeconds(1), 1000).contains(due));
        assertFalse(ledger().due(now.plusSeconds(1), 1000).contains(due), "it is lent");
        assertEquals(payment.state(), only(payment).state());
        assertEquals(0, only(payment).version());
        assertTrue(ledger().due(now.plus(Duration.ofMinutes(1)), 1000).contains(due), "nobody acted");
    }

    @Test
    void theUnansweredAreCountedUntilTheyAreAnswered() {
        int before = ledger().countUnanswered(Samples.LINK).single();
        Left left = left(lane());
        assertEquals(before + 1, ledger().countUnanswered(Samples.LINK).single());
        Received received = Samples.received("<answer/>");
        done(Samples.answer(Samples.settled(left.payment()), received, "R" + received.id()));
        assertEquals(before, ledger().countUnanswered(Samples.LINK).single());
        assertEquals(0, ledger().countUnanswered(Samples.LINK).bulk());
    }

    @Test
    void candidatesAreFoundByTheirEndToEndIdOnTheirLink() {
        Payment payment = accepted();
        String id = payment.transfer().endToEndId();
        assertTrue(ledger().byEndToEndId(Samples.LINK, id, 10_000).contains(payment.id()));
        assertEquals(List.of(), ledger().byEndToEndId("sct-inst", id, 10_000));
        assertEquals(List.of(), ledger().byEndToEndId(Samples.LINK, "other", 10_000));
    }

    @Test
    void ofPaymentsThatLookAlikeTheNewestIsKnownAndAMeanwhileFirstOneIsStale() {
        UUID mark = UUID.randomUUID();
        Payment first = Samples.queued();
        Payment second = Samples.queued();
        Instant since = Samples.NOW.minusSeconds(60);
        done(like(first, mark, null));
        assertEquals(Map.of(mark, first.id()), ledger().alike(Set.of(mark, UUID.randomUUID()), since));
        assertEquals(Map.of(), ledger().alike(Set.of(mark), Samples.NOW.plusSeconds(1)));
        assertInstanceOf(Committed.Stale.class, ledger().commit(like(second, mark, null)));
        assertEquals(null, found(second));
        done(like(second, mark, first.id()));
        assertEquals(Map.of(mark, second.id()), ledger().alike(Set.of(mark), since));
    }

    @Test
    void aTransactionThatHasNotEndedIsNotSeenAndWhoWantsItsKeyWaitsForIt() {
        Payment first = Samples.queued();
        Payment second = Samples.queued();
        String key = "late " + first.id();
        Committed outcome = commitWhileAnotherIsNotEnded(
                Samples.accept(Samples.request(first, key, "body", null)),
                () -> assertEquals(null, found(first)),
                Samples.accept(Samples.request(second, key, "body", null)));
        Taken known = assertInstanceOf(Committed.Done.class, outcome).known().get(second.id());
        assertEquals(
                first.id().value(),
                assertInstanceOf(Taken.Replayed.class, known).payment());
        assertEquals(first, only(first));
    }

    @Test
    void whoChangesWhatATransactionThatHasNotEndedChangesIsStale() {
        Payment payment = accepted();
        Committed outcome = commitWhileAnotherIsNotEnded(
                Samples.change(payment), () -> assertEquals(0, only(payment).version()), Samples.change(payment));
        assertInstanceOf(Committed.Stale.class, outcome);
        assertEquals(1, only(payment).version());
    }
}

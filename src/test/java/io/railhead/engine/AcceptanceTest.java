package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.MemoryLedger.Trouble;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutStates;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Taking payments in: T1, and T2 with it when the payment leaves at once. */
class AcceptanceTest {
    private final Stage stage = new Stage();

    @Test
    void aPaymentLeavesAtOnceWhenItsLinkIsReady() {
        Work.Accept work = stage.request("key", "body");
        stage.run(work);
        Taken.New taken = assertInstanceOf(Taken.New.class, work.done().join());
        assertInstanceOf(OutState.Submitted.class, taken.payment().state());
        assertEquals(1, stage.ledger.outbox().size());
        assertEquals(stage.ledger.outbox(), stage.wire.handed);
        assertEquals(taken.payment().ids(), stage.wire.handed.getFirst().ids());
        assertEquals(1, stage.gates.used(Stage.FPS));
    }

    @Test
    void theCallerIsToldNothingBeforeTheCommit() {
        Work.Accept work = stage.request("key", "body");
        boolean[] told = new boolean[1];
        stage.ledger.beforeCommit(() -> told[0] = work.done().isDone() || !stage.wire.handed.isEmpty());
        stage.run(work);
        assertFalse(told[0]);
        assertTrue(work.done().isDone());
    }

    @Test
    void whatIsToldIsWhatTheDatabaseHasNow() {
        Work.Accept work = stage.request("key", "body");
        stage.run(work);
        Taken.New taken = (Taken.New) work.done().join();
        assertEquals(stage.ledger.get(taken.payment().id()), taken.payment());
        assertEquals(
                List.of("payment.received", "payment.queued", "payment.submitted"),
                stage.ledger.audit().stream().map(entry -> entry.event()).toList());
    }

    @Test
    void aDeadLinkMeansQueuedAndNothingIsBuilt() {
        stage.wire.down.add(Stage.FPS);
        Work.Accept work = stage.request("key", "body");
        stage.run(work);
        Taken.New taken = (Taken.New) work.done().join();
        assertInstanceOf(OutState.Queued.class, taken.payment().state());
        assertNull(taken.payment().ids());
        assertTrue(stage.factory.built.isEmpty());
        assertTrue(stage.wire.handed.isEmpty());
        assertTrue(stage.gates.mayHaveQueued(Stage.FPS));
        assertEquals(0, stage.gates.used(Stage.FPS));
    }

    @Test
    void aLeaseThatRanOutMeansQueuedAndNothingIsBuilt() {
        stage.clock.pass(java.time.Duration.ofSeconds(11));
        Work.Accept work = stage.request("key", "body");
        stage.run(work);
        assertEquals(
                "queued",
                OutStates.name(((Taken.New) work.done().join()).payment().state()));
        assertTrue(stage.factory.built.isEmpty());
    }

    @Test
    void aLaneThatAnotherNodeTookLeavesThePaymentQueuedAndUnsent() {
        stage.lanes.takenOver(Stage.FPS);
        Work.Accept work = stage.request("key", "body");
        Work.Accept other = stage.request(stage.received(Stage.SCT, false), "other", "body", null);
        stage.run(work, other);
        assertEquals(
                "queued",
                OutStates.name(((Taken.New) work.done().join()).payment().state()));
        assertTrue(stage.wire.handed.stream().noneMatch(sent -> sent.link().equals(Stage.FPS)));
        assertTrue(stage.ledger.outbox().stream().noneMatch(row -> row.link().equals(Stage.FPS)));
        assertEquals(0, stage.gates.used(Stage.FPS));
        assertInstanceOf(Taken.New.class, other.done().join());
    }

    @Test
    void aLaterDayIsScheduledAndTakesNoCredit() {
        Work.Accept work =
                stage.request(stage.received(Stage.FPS, false), "key", "body", LocalDate.parse("2026-03-09"));
        stage.run(work);
        Payment payment = ((Taken.New) work.done().join()).payment();
        assertEquals(new OutState.Scheduled(LocalDate.parse("2026-03-09")), payment.state());
        assertEquals(java.time.Instant.parse("2026-03-09T00:00:00Z"), payment.wakeAt());
        assertTrue(stage.factory.built.isEmpty());
        assertEquals(0, stage.gates.used(Stage.FPS));
    }

    @Test
    void theSameKeyAndBodyGiveTheStoredResponseAndNothingElse() {
        Work.Accept first = stage.request("key", "body");
        Work.Accept again = stage.request("key", "body");
        stage.run(first);
        stage.run(again);
        Taken.New taken = (Taken.New) first.done().join();
        Taken.Replayed replayed = (Taken.Replayed) again.done().join();
        assertEquals(taken.payment().id().value(), replayed.payment());
        assertArrayEquals(taken.response(), replayed.response());
        assertEquals(1, stage.ledger.all().size());
        assertEquals(1, stage.wire.handed.size());
        assertEquals(1, stage.gates.used(Stage.FPS));
    }

    @Test
    void theSameKeyTwiceInOneBatchIsOnePayment() {
        Work.Accept first = stage.request("key", "body");
        Work.Accept again = stage.request("key", "body");
        Work.Accept reused = stage.request("key", "another body");
        stage.run(first, again, reused);
        Taken.New taken = (Taken.New) first.done().join();
        assertArrayEquals(taken.response(), ((Taken.Replayed) again.done().join()).response());
        assertInstanceOf(Taken.KeyReused.class, reused.done().join());
        assertEquals(1, stage.ledger.all().size());
        assertEquals(1, stage.ledger.outbox().size());
        assertEquals(1, stage.wire.handed.size());
        assertEquals(taken.payment().id(), stage.wire.handed.getFirst().payment());
        assertEquals(1, stage.gates.used(Stage.FPS));
    }

    @Test
    void anotherClientsKeyIsAnotherKey() {
        Payment mine = stage.received(Stage.FPS, false);
        stage.run(stage.request("key", "body"));
        Payment other = new Payment(
                mine.id(),
                0,
                mine.participant(),
                "another-till",
                mine.scheme(),
                mine.packDigest(),
                mine.terms(),
                mine.transfer(),
                mine.state(),
                null,
                null,
                List.of(),
                null,
                false,
                mine.receivedAt(),
                null,
                null,
                null);
        Work.Accept work = stage.request(other, "key", "body", null);
        stage.run(work);
        assertInstanceOf(Taken.New.class, work.done().join());
    }

    @Test
    void aFileItemThatIsReadAgainIsTakenOnce() {
        Payment payment = stage.received(Stage.FPS, true);
        Work.Accept first = stage.item(payment, 0);
        Work.Accept again = stage.item(payment, 0);
        stage.run(first);
        stage.run(again);
        assertInstanceOf(Taken.New.class, first.done().join());
        assertEquals(payment.id().value(), ((Taken.Replayed) again.done().join()).payment());
        assertEquals(1, stage.wire.handed.size());
        assertEquals(1, stage.gates.used(Stage.FPS));
    }

    @Test
    void aCommitOfUnknownEndIsUnavailableAndTheSameKeyLearnsTheTruth() {
        stage.ledger.trouble(Trouble.UNKNOWN_DONE);
        Work.Accept lost = stage.request("key", "body");
        stage.run(lost);
        assertInstanceOf(Taken.Unavailable.class, lost.done().join());
        assertTrue(stage.wire.handed.isEmpty(), "what may not be committed must not be handed over");
        Work.Accept again = stage.request("key", "body");
        stage.run(again);
        Taken.Replayed replayed = (Taken.Replayed) again.done().join();
        assertEquals(lost.shard().value(), replayed.payment());
        assertEquals(1, stage.ledger.all().size());
    }

    @Test
    void aCommitThatDidNotHappenIsUnavailableAndTheSameKeyMakesThePayment() {
        for (Trouble trouble : List.of(Trouble.UNKNOWN_UNDONE, Trouble.UNAVAILABLE)) {
            stage.ledger.trouble(trouble);
            Work.Accept lost = stage.request("key " + trouble, "body");
            stage.run(lost);
            assertInstanceOf(Taken.Unavailable.class, lost.done().join());
            assertEquals(0, stage.ledger.outbox().size());
            Work.Accept again = stage.request("key " + trouble, "body");
            stage.run(again);
            assertInstanceOf(Taken.New.class, again.done().join());
            stage.ledger.outbox().forEach(row -> stage.ledger.confirmed(row.id()));
        }
    }

    @Test
    void anUnreachableDatabaseIsUnavailableAndCostsNoCredit() {
        stage.ledger.unreachable(true);
        Work.Accept work = stage.request("key", "body");
        Work.Happened other = new Work.Happened(
                work.shard(),
                new io.railhead.lifecycle.OutEvent.AnswerOverdue(),
                "x",
                new java.util.concurrent.CompletableFuture<>());
        stage.run(work, other);
        assertInstanceOf(Taken.Unavailable.class, work.done().join());
        assertTrue(other.done().isCompletedExceptionally());
        assertEquals(0, stage.gates.used(Stage.FPS));
        assertTrue(stage.factory.built.isEmpty());
    }

    @Test
    void aDatabaseThatGoesAwayWhileThePlanIsMadeCostsNoCredit() {
        Payment stranger = stage.submitted();
        int used = stage.gates.used(Stage.FPS);
        stage.ledger.breakSearch();
        Work.Accept work = stage.request("key", "body");
        var unknown = new io.railhead.message.OriginalReference(null, null, null, "INV-9", null, null);
        Work.Apply answer = Stage.apply(stage.says(Stage.FPS, "R1", unknown, "ACSC", null, null));
        stage.run(answer, work);
        assertInstanceOf(Taken.Unavailable.class, work.done().join());
        assertTrue(answer.done().isCompletedExceptionally());
        assertEquals(used, stage.gates.used(Stage.FPS));
        assertEquals(1, stage.wire.handed.size(), stranger.id().toString());
    }

    @Test
    void aBatchThatIsDecidedAgainTakesTheCreditOfItsNewPaymentsOnce() {
        Payment other = stage.submitted();
        stage.ledger.beforeCommit(() -> stage.ledger.put(MemoryLedger.at(other, 5)));
        Work.Accept work = stage.request("key", "body");
        stage.run(Stage.apply(stage.says(other, "PDNG")), work);
        assertInstanceOf(Taken.New.class, work.done().join());
        assertEquals(2, stage.gates.used(Stage.FPS));
        assertEquals(2, stage.wire.handed.size());
    }

    @Test
    void aValueThatDoesNotFitFailsAlone() {
        Work.Accept bad = stage.request("bad", "body");
        Work.Accept good = stage.request("good", "body");
        stage.ledger.refuse(writes -> writes.news().stream()
                .anyMatch(written -> written.payment().id().equals(bad.shard())));
        stage.run(bad, good);
        assertInstanceOf(Taken.New.class, good.done().join());
        assertTrue(bad.done().isCompletedExceptionally());
        assertEquals(1, stage.wire.handed.size());
        assertEquals(1, stage.gates.used(Stage.FPS));
    }

    @Test
    void aMessageThatCannotBeBuiltStaysInTheQueueWithoutCreditAndThenExpires() {
        Work.Accept work = stage.request("key", "body");
        stage.factory.unbuildable.add(work.shard());
        stage.run(work);
        Payment payment = ((Taken.New) work.done().join()).payment();
        assertInstanceOf(OutState.Queued.class, payment.state());
        assertEquals(0, stage.gates.used(Stage.FPS));
        assertTrue(stage.gates.mayHaveQueued(Stage.FPS));
        Work.Claim claim = stage.claim(payment);
        stage.run(claim);
        assertFalse(claim.done().join());
        assertEquals("expired", stage.stateOf(payment));
        assertEquals(0, stage.gates.used(Stage.FPS));
        assertTrue(stage.wire.handed.isEmpty());
        assertEquals(ParkReason.ATTENTION, stage.ledger.parked().getFirst().reason());
    }

    @Test
    void aKeyThatIsGoneIsToldToNobodyAsASuccessAndCostsNoCredit() {
        stage.factory.keyGone = true;
        Work.Accept one = stage.request("one", "body");
        Work.Accept two = stage.request("two", "body");
        stage.run(one, two);
        assertTrue(one.done().isCompletedExceptionally());
        assertTrue(two.done().isCompletedExceptionally());
        assertEquals(0, stage.gates.used(Stage.FPS));
        assertTrue(stage.ledger.all().isEmpty());
        stage.factory.keyGone = false;
        Work.Accept again = stage.request("one", "body");
        stage.run(again);
        assertInstanceOf(Taken.New.class, again.done().join());
    }

    @Test
    void aDefectInOneResponseDoesNotReachTheOthersOfTheBatch() {
        Payment broken = stage.received(Stage.FPS, false);
        Work.Accept bad = new Work.Accept(
                new Acceptance(
                        broken,
                        new Acceptance.Origin.Request("bad", io.railhead.message.Digest.of(new byte[0]), _ -> {
                            throw new IllegalStateException("a defect");
                        }),
                        null,
                        java.util.Map.of()),
                new java.util.concurrent.CompletableFuture<>());
        Work.Accept good = stage.request("good", "body");
        stage.run(bad, good);
        assertTrue(bad.done().isCompletedExceptionally());
        assertInstanceOf(Taken.New.class, good.done().join());
        assertEquals(1, stage.gates.used(Stage.FPS));
        assertFalse(stage.ledger.has(broken.id()));
    }

    @Test
    void aDriverThatThrowsIsToldToNobodyAsASuccess() {
        stage.ledger.trouble(Trouble.DEFECT);
        Work.Accept work = stage.request("key", "body");
        stage.run(work);
        assertTrue(work.done().isCompletedExceptionally());
        assertEquals(0, stage.gates.used(Stage.FPS));
        assertTrue(stage.wire.handed.isEmpty());
    }

    @Test
    void theResponseIsAFunctionOfThePaymentAsItWasTakenIn() {
        Work.Accept work = stage.request("key", "body");
        stage.run(work);
        Taken.New taken = (Taken.New) work.done().join();
        assertEquals("submitted " + taken.payment().id(), new String(taken.response(), StandardCharsets.UTF_8));
    }
}

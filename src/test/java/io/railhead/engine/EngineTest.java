package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.lifecycle.Decision;
import io.railhead.lifecycle.OutEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine with its threads. */
class EngineTest {
    private final Stage stage = new Stage(10);
    private final Engine engine = stage.engine(2);

    @AfterEach
    void close() {
        engine.close(Duration.ofSeconds(10));
    }

    private <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    private Acceptance acceptance(boolean bulk) {
        Payment payment = stage.received(Stage.FPS, bulk);
        return stage.request(payment, payment.id().toString(), "body", null).acceptance();
    }

    @Test
    void manyPaymentsOfManyCallersAllLeaveOnceAndSettleOnce() throws Exception {
        Stage wide = new Stage(5000);
        try (Engine busy = wide.engine(2)) {
            busy.start();
            List<CompletableFuture<Taken>> taken = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                Payment payment = wide.received(Stage.FPS, false);
                taken.add(busy.accept(
                        wide.request(payment, "key " + i, "body", null).acceptance()));
            }
            for (CompletableFuture<Taken> one : taken) {
                assertInstanceOf(Taken.New.class, get(one));
            }
            assertEquals(1000, wide.gates.used(Stage.FPS));
            List<CompletableFuture<Applied>> applied = new ArrayList<>();
            for (Payment payment : wide.ledger.all()) {
                Inbound.Judged answer = wide.says(payment, "ACSC");
                applied.add(busy.apply(answer));
                applied.add(busy.apply(wide.again(answer)));
            }
            for (CompletableFuture<Applied> one : applied) {
                get(one);
            }
            assertEquals(1000, wide.wire.handed.size());
            assertTrue(wide.ledger.all().stream().allMatch(payment -> payment.finalAt() != null));
            assertTrue(wide.ledger.parked().isEmpty());
            assertEquals(0, wide.gates.used(Stage.FPS));
            assertEquals(1000, wide.seen.size());
        }
    }

    @Test
    void nothingIsClaimedWhileTheLinkIsDown() {
        stage.wire.down.add(Stage.FPS);
        stage.run(stage.request("key", "body"));
        engine.start();
        assertEquals(0, engine.claimQueued(Stage.FPS, 100));
        assertTrue(stage.factory.built.isEmpty());
        assertTrue(stage.gates.mayHaveQueued(Stage.FPS), "it is asked for again once the link is up");
        stage.wire.down.clear();
        assertEquals(1, engine.claimQueued(Stage.FPS, 100));
        assertEquals(1, stage.wire.handed.size());
    }

    @Test
    void filesGetAtMostHalfOfTheCreditAndPeopleGoFirst() {
        for (int i = 0; i < 12; i++) {
            stage.queued(true);
        }
        for (int i = 0; i < 3; i++) {
            stage.queued(false);
        }
        engine.start();
        assertEquals(8, engine.claimQueued(Stage.FPS, 100));
        assertEquals(3, stage.wire.handed.stream().filter(sent -> !bulk(sent)).count());
        assertTrue(stage.wire.handed.subList(0, 3).stream().noneMatch(this::bulk));
        assertEquals(0, engine.claimQueued(Stage.FPS, 100));
        stage.queued(false);
        stage.queued(false);
        assertEquals(2, engine.claimQueued(Stage.FPS, 100), "a person's payment still leaves");
        assertEquals(10, stage.gates.used(Stage.FPS));
        stage.queued(false);
        assertEquals(0, engine.claimQueued(Stage.FPS, 100), "all credit is spent");
    }

    private boolean bulk(Outgoing sent) {
        return stage.ledger.get(sent.payment()).bulk();
    }

    @Test
    void whatNeedsNoCreditPassesWhileAllCreditIsSpent() throws Exception {
        Payment first = stage.submitted();
        while (stage.gates.free(Stage.FPS, false) > 0) {
            stage.submitted();
        }
        engine.start();
        Taken.New queued = (Taken.New) get(engine.accept(acceptance(false)));
        assertEquals(
                "queued", io.railhead.lifecycle.OutStates.name(queued.payment().state()));
        assertEquals(Applied.APPLIED, get(engine.apply(stage.says(first, "ACSC"))));
        assertInstanceOf(
                Decision.Moved.class,
                get(engine.happen(queued.payment().id(), new OutEvent.CancellationAsked(null), "till")));
    }

    @Test
    void everyPaymentWhoseMomentHasComeIsWokenAndCounted() {
        Payment one = stage.submitted();
        Payment two = stage.submitted();
        engine.start();
        assertEquals(0, engine.wakeDue(stage.clock, 100));
        stage.clock.pass(Stage.ANSWER);
        assertEquals(2, engine.wakeDue(stage.clock, 100));
        assertEquals("unresolved", stage.stateOf(one));
        assertEquals("unresolved", stage.stateOf(two));
        assertEquals(0, engine.wakeDue(stage.clock, 100));
    }

    @Test
    void aMomentThatCouldNotBeActedUponComesAgain() {
        Payment payment = stage.submitted();
        stage.clock.pass(Stage.ANSWER);
        stage.ledger.trouble(MemoryLedger.Trouble.UNAVAILABLE);
        engine.start();
        assertThrows(CompletionException.class, () -> engine.wakeDue(stage.clock, 100));
        assertEquals("submitted", stage.stateOf(payment));
        stage.clock.pass(Duration.ofSeconds(6));
        assertEquals(1, engine.wakeDue(stage.clock, 100));
        assertEquals("unresolved", stage.stateOf(payment));
    }

    @Test
    void aRestartedEngineKnowsTheCreditThatIsSpent() {
        stage.submitted(Stage.FPS, false);
        stage.submitted(Stage.FPS, true);
        Stage restarted = new Stage(10);
        stage.ledger.all().forEach(restarted.ledger::put);
        try (Engine fresh = restarted.engine(1)) {
            fresh.start();
            assertEquals(2, restarted.gates.used(Stage.FPS));
            assertEquals(4, restarted.gates.free(Stage.FPS, true));
            assertTrue(restarted.gates.mayHaveQueued(Stage.FPS), "something may be queued since before");
        }
    }

    @Test
    void aFullQueueRefusesNewPaymentsAndStillTakesAnswers() throws Exception {
        Payment payment = stage.submitted();
        // Not started yet: whatever comes waits.
        Taken last = null;
        for (int i = 0; i < 9000 && last == null; i++) {
            CompletableFuture<Taken> taken = engine.accept(acceptance(false));
            last = taken.isDone() ? taken.join() : null;
        }
        assertInstanceOf(Taken.Full.class, last);
        CompletableFuture<Applied> answer = engine.apply(stage.says(payment, "ACSC"));
        engine.start();
        assertEquals(Applied.APPLIED, get(answer));
    }

    @Test
    void aClosingEngineFinishesWhatItTookAndTakesNothingMore() throws Exception {
        Payment payment = stage.submitted();
        CompletableFuture<Taken> before = engine.accept(acceptance(false));
        engine.start();
        engine.close(Duration.ofSeconds(10));
        assertInstanceOf(Taken.New.class, get(before));
        assertInstanceOf(Taken.Unavailable.class, get(engine.accept(acceptance(false))));
        CompletableFuture<Applied> after = engine.apply(stage.says(payment, "ACSC"));
        assertInstanceOf(Ledger.LedgerUnreachable.class, after.exceptionNow());
        assertEquals("submitted", stage.stateOf(payment));
    }

    @Test
    void whatWaitsForOnePaymentNeverHoldsUpTheCommitOfAnAnswer() throws Exception {
        CountDownLatch inCommit = new CountDownLatch(1);
        Payment payment = stage.submitted();
        stage.ledger.beforeCommit(inCommit::countDown);
        engine.start();
        CompletableFuture<Applied> answer = engine.apply(stage.says(payment, "ACSC"));
        assertTrue(inCommit.await(10, TimeUnit.SECONDS));
        assertEquals(Applied.APPLIED, get(answer));
    }

    @Test
    void aRecountCorrectsDriftAndLooksForTheQueueAgain() {
        stage.submitted();
        stage.gates.tryLeave(Stage.FPS, false);
        stage.gates.tryLeave(Stage.FPS, true);
        stage.gates.takeWaiting(Stage.FPS);
        assertEquals(3, stage.gates.used(Stage.FPS));
        engine.recount();
        assertEquals(1, stage.gates.used(Stage.FPS));
        assertTrue(stage.gates.mayHaveQueued(Stage.FPS));
        assertFalse(stage.keeper.held(Stage.FPS).isEmpty());
        assertEquals(Set.of(Stage.FPS, Stage.SCT), stage.gates.links());
    }
}

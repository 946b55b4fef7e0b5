package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.payment.PaymentId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A worker that rests lets work gather, and never so much that a turn could not take it. */
class GatheringTest {
    private static final long LONG = Duration.ofHours(1).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stage stage = new Stage(2, new Patience(Duration.ofMillis(500), Duration.ofSeconds(10), 64));
    private final WorkQueue queue = new WorkQueue(new Admission(stage.gates, stage.clock, 1), 100);

    @AfterEach
    void letNobodyWait() {
        queue.close();
    }

    private Thread gathering(int wanted) {
        return Thread.ofPlatform().start(() -> queue.gather(wanted, LONG));
    }

    private void offer(int works) {
        for (int i = 0; i < works; i++) {
            queue.offerFirst(new Work.Wake(new PaymentId(new UUID(7, i)), 0, new CompletableFuture<>()));
        }
    }

    private static void awaitResting(Thread worker) throws InterruptedException {
        while (worker.getState() != Thread.State.TIMED_WAITING) {
            assertTrue(worker.isAlive(), "it rests");
            Thread.sleep(1);
        }
    }

    @Test
    void aRestEndsWithTheLastOfWhatATurnCanTake() throws InterruptedException {
        Thread worker = gathering(3);
        awaitResting(worker);
        offer(2);
        awaitResting(worker);
        offer(1);
        assertTrue(worker.join(PATIENCE));
        assertEquals(3, queue.take(3).size());
    }

    @Test
    void newPaymentsCountAsWell() throws InterruptedException {
        Thread worker = gathering(2);
        awaitResting(worker);
        offer(1);
        Payment person = stage.received(Stage.FPS, false);
        queue.offerNew(
                new Work.Accept(stage.request(person, "key", "body", null).acceptance(), new CompletableFuture<>()));
        assertTrue(worker.join(PATIENCE));
    }

    @Test
    void whereEnoughWaitsAlreadyNobodyRests() {
        offer(5);
        queue.gather(5, LONG);
        assertEquals(5, queue.take(9).size());
    }

    @Test
    void aRestEndsWithItsTimeToo() {
        queue.gather(5, 1);
        queue.gather(5, 0);
        queue.gather(5, Long.MIN_VALUE);
        assertTrue(queue.takeNow(5).isEmpty());
    }

    @Test
    void whoClosesTheQueueEndsTheRest() throws InterruptedException {
        Thread worker = gathering(2);
        awaitResting(worker);
        queue.close();
        assertTrue(worker.join(PATIENCE));
        assertTrue(queue.take(2).isEmpty());
    }
}

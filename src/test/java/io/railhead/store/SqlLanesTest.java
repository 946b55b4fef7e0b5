package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Committed;
import io.railhead.engine.Lane;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.payment.TransferIds;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one database: one of them silent, or only believed to be. */
class SqlLanesTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("lanes");
    private static final String OLD = "node-1";
    private static final String NEW = "node-2";
    private static final long LEASE = 10;
    /** Over as soon as it is given. */
    private static final long NO_LEASE = 0;

    private final SqlLanes lanes = new SqlLanes(DATABASE.application());
    private final SqlOutbox outbox = new SqlOutbox(DATABASE.application());
    private final SqlLedger ledger =
            new SqlLedger(DATABASE.application(), new PlainTransactions(DATABASE.application()));

    @BeforeEach
    void nothingIsLeftOfOtherTests() {
        DATABASE.update("delete from outbox");
        DATABASE.update("delete from lane");
    }

    private record Sending(Payment payment, Outgoing outgoing) {}

    private static Sending sending() {
        Payment payment = Samples.queued();
        TransferIds ids = Samples.ids(payment);
        Payment sent = Samples.with(payment, Samples.submitted(), ids, Samples.NOW.plusSeconds(15));
        return new Sending(sent, Samples.outgoing(sent, ids));
    }

    private Committed commit(Lane lane, Sending sending) {
        return ledger.commit(Samples.leave(
                lane,
                Samples.request(sending.payment(), sending.payment().id().toString(), "body", sending.outgoing())));
    }

    private Sending sentBy(Lane lane) {
        Sending sending = sending();
        assertInstanceOf(Committed.Done.class, commit(lane, sending));
        return sending;
    }

    private List<SqlOutbox.Waiting> waiting(Lane lane) {
        return outbox.waiting(lane, Samples.NOW.plusSeconds(1), 100);
    }

    @Test
    void whatASilentNodeHasLeftIsTakenOverAtANewEpochWithItsExactBytes() {
        Lane silent = lanes.acquire(Samples.LINK, OLD, NO_LEASE);
        Sending left = sentBy(silent);

        List<Lane> taken = lanes.takeOver(Samples.LINK, NEW, LEASE);

        assertEquals(List.of(new Lane(Samples.LINK, OLD, silent.epoch() + 1)), taken);
        List<SqlOutbox.Waiting> rows = waiting(taken.getFirst());
        assertEquals(
                List.of(left.outgoing().id()),
                rows.stream().map(SqlOutbox.Waiting::message).toList());
        assertEquals(
                java.util.HexFormat.of().formatHex(left.outgoing().bytes()),
                java.util.HexFormat.of().formatHex(rows.getFirst().bytes()));
        assertEquals(List.of(), waiting(silent), "whoever still believes in the old epoch finds nothing to send");
    }

    @Test
    void theStaleWritersCommitFailsItsLaneAndWritesNothing() {
        Lane silent = lanes.acquire(Samples.LINK, OLD, NO_LEASE);
        sentBy(silent);
        Lane own = lanes.acquire(Samples.LINK, NEW, LEASE);
        lanes.takeOver(Samples.LINK, NEW, LEASE);
        List<String> before = counts();
        Sending late = sending();

        assertInstanceOf(Committed.LaneLost.class, commit(silent, late));

        assertEquals(before, counts(), "no payment, no message, no outbox row, no audit, no key");
        assertEquals(Map.of(), ledger.load(List.of(late.payment().id())));
        assertInstanceOf(Committed.Done.class, commit(own, sending()), "the other writer is not concerned");
        assertFalse(lanes.renew(silent, LEASE));
    }

    private static List<String> counts() {
        return List.of("payment", "message", "outbox", "audit", "audit_batch", "idempotency", "uetr_register").stream()
                .map(table -> table + " " + DATABASE.count(table))
                .toList();
    }

    @Test
    void twoWritersUnderATakeOverWriteEachRowUnderAnEpochThatHeld() throws Exception {
        // The old node goes on writing while the new one takes over again and again; each commit is true or nothing.
        sentBy(lanes.acquire(Samples.LINK, OLD, NO_LEASE));
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        List<Sending> written = new ArrayList<>();
        List<Sending> refused = new ArrayList<>();
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            Future<?> old = nodes.submit(() -> {
                Lane lane = lanes.acquire(Samples.LINK, OLD, NO_LEASE);
                while (!over.get()) {
                    Sending next = sending();
                    switch (commit(lane, next)) {
                        case Committed.Done _ -> {
                            done.incrementAndGet();
                            written.add(next);
                        }
                        case Committed.LaneLost _ -> {
                            lost.incrementAndGet();
                            refused.add(next);
                            lane = lanes.acquire(Samples.LINK, OLD, NO_LEASE);
                        }
                        case Committed.Stale _, Committed.Unfit _, Committed.Unavailable _, Committed.Unknown _ ->
                            throw new AssertionError("another end");
                    }
                }
            });
            Future<?> other = nodes.submit(() -> {
                for (int taken = 0; taken < 20 && !old.isDone(); ) {
                    // Not before the old one has written again, or it would be too late every time.
                    int before = done.get();
                    while (done.get() == before && !old.isDone()) {
                        Thread.onSpinWait();
                    }
                    taken += lanes.takeOver(Samples.LINK, NEW, NO_LEASE).size();
                }
            });
            other.get(60, TimeUnit.SECONDS);
            over.set(true);
            old.get(60, TimeUnit.SECONDS);
        }
        assertTrue(done.get() > 0 && lost.get() > 0, done + " " + lost);
        assertEquals(
                written.size(),
                ledger.load(written.stream().map(it -> it.payment().id()).toList())
                        .size());
        assertEquals(
                Map.of(),
                ledger.load(refused.stream().map(it -> it.payment().id()).toList()));
        assertEquals(1 + written.size(), outbox.count(Samples.LINK, OLD));
    }

    @Test
    void aNodeWhoseLeaseRunsIsLeftAlone() {
        sentBy(lanes.acquire(Samples.LINK, OLD, LEASE));

        assertEquals(List.of(), lanes.takeOver(Samples.LINK, NEW, LEASE));
    }

    @Test
    void aSilentNodeThatHasLeftNothingIsLeftAlone() {
        lanes.acquire(Samples.LINK, OLD, NO_LEASE);
        sentBy(lanes.acquire(Samples.LINK, "node-3", LEASE));

        assertEquals(List.of(), lanes.takeOver(Samples.LINK, NEW, LEASE));
    }

    @Test
    void nobodyTakesOverFromItself() {
        sentBy(lanes.acquire(Samples.LINK, OLD, NO_LEASE));

        assertEquals(List.of(), lanes.takeOver(Samples.LINK, OLD, LEASE));
    }

    @Test
    void twoNodesThatWantTheSameLaneTakeItOnce() throws Exception {
        Lane silent = lanes.acquire(Samples.LINK, OLD, NO_LEASE);
        sentBy(silent);
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            List<Future<List<Lane>>> both = nodes.invokeAll(List.of(
                    () -> lanes.takeOver(Samples.LINK, NEW, LEASE),
                    () -> lanes.takeOver(Samples.LINK, "node-3", LEASE)));
            List<Lane> taken = new ArrayList<>(both.getFirst().get());
            taken.addAll(both.getLast().get());
            assertEquals(
                    List.of(silent.epoch() + 1), taken.stream().map(Lane::epoch).toList());
        }
    }

    @Test
    void aLaneIsNotTakenOverUnderATransactionThatHoldsIt() throws Exception {
        Lane silent = lanes.acquire(Samples.LINK, OLD, NO_LEASE);
        sentBy(silent);
        try (Connection holder = DATABASE.asApplication()) {
            holder.setAutoCommit(false);
            assertTrue(Registers.holdLanes(holder, List.of(silent)));
            assertEquals(List.of(), lanes.takeOver(Samples.LINK, NEW, LEASE));
            holder.commit();
        }
        assertEquals(1, lanes.takeOver(Samples.LINK, NEW, LEASE).size());
    }

    @Test
    void aRenewalDoesNotWaitForTransactionsThatHoldTheLane() throws Exception {
        Lane lane = lanes.acquire(Samples.LINK, OLD, LEASE);
        try (Connection holder = DATABASE.asApplication()) {
            holder.setAutoCommit(false);
            assertTrue(Registers.holdLanes(holder, List.of(lane)));

            assertTrue(CompletableFuture.supplyAsync(() -> lanes.renew(lane, LEASE))
                    .get(10, TimeUnit.SECONDS));

            assertTrue(Registers.holdLanes(holder, List.of(lane)), "and takes nothing away from them");
            holder.commit();
        }
    }

    @Test
    void aNodeThatComesBackHasItsLaneAndItsOutboxToItselfAgain() {
        sentBy(lanes.acquire(Samples.LINK, OLD, NO_LEASE));
        Lane taken = lanes.takeOver(Samples.LINK, NEW, LEASE).getFirst();
        assertEquals(List.of(), lanes.takeOver(Samples.LINK, "node-3", LEASE), "for as long as the lease runs");

        Lane back = lanes.acquire(Samples.LINK, OLD, LEASE);

        assertEquals(taken.epoch() + 1, back.epoch());
        assertEquals(List.of(), waiting(taken));
        assertEquals(1, waiting(back).size());
    }
}

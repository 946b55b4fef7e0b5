package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import io.railhead.store.PlainTransactions.Fate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What the engine's transactions are on a real database, as the application role, beyond {@link LedgerContract}. */
class SqlLedgerTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("ledger");

    private final PlainTransactions transactions = new PlainTransactions(DATABASE.application());
    private final SqlLedger ledger = new SqlLedger(DATABASE.application(), transactions);
    private final SqlLanes lanes = new SqlLanes(DATABASE.application());
    private final SqlOutbox outbox = new SqlOutbox(DATABASE.application());
    private final AuditChains chains = new AuditChains(DATABASE.application());

    @BeforeEach
    void theChainsHold() {
        assertEquals(List.of(), chains.verify().wrong());
    }

    private Lane lane() {
        return lanes.acquire(Samples.LINK, "node-1", 10);
    }

    private Payment only(Payment payment) {
        Map<io.railhead.payment.PaymentId, Payment> found = ledger.load(List.of(payment.id()));
        Payment there = found.get(payment.id());
        if (there == null) {
            throw new AssertionError("it is not there");
        }
        return there;
    }

    private Payment accepted() {
        Payment payment = Samples.queued();
        assertInstanceOf(
                Committed.Done.class,
                ledger.commit(
                        Samples.accept(Samples.request(payment, payment.id().toString(), "body", null))));
        return payment;
    }

    /** A payment that left: T1 and T2 in one. */
    private Outgoing left(Lane lane) {
        Payment payment = Samples.queued();
        TransferIds ids = Samples.ids(payment);
        Payment sent = Samples.with(payment, Samples.submitted(), ids, Samples.NOW.plusSeconds(15));
        Outgoing outgoing = Samples.outgoing(sent, ids);
        assertInstanceOf(
                Committed.Done.class,
                ledger.commit(
                        Samples.leave(lane, Samples.request(sent, sent.id().toString(), "body", outgoing))));
        return outgoing;
    }

    @Test
    void aPaymentThatLeavesAtOnceHasMessageOutboxAndUetrInTheSameCommit() {
        Outgoing outgoing = left(lane());
        SqlOutbox.Waiting waiting = outbox.waiting(lane(), Samples.NOW.plusSeconds(1), 1000).stream()
                .filter(row -> row.message().equals(outgoing.id()))
                .findFirst()
                .orElseThrow();
        assertArrayEquals(outgoing.bytes(), waiting.bytes());
        assertEquals(outgoing.sendBy(), waiting.sendBy());
        Uetr uetr = outgoing.ids().uetr();
        assertEquals(Map.of(uetr, outgoing.payment()), ledger.byUetr(Samples.LINK, Set.of(uetr, Uetr.random())));
        assertEquals(Map.of(), ledger.byUetr("sct-inst", Set.of(uetr)));
        assertEquals(
                List.of(Digest.of(outgoing.bytes()).toString()),
                DATABASE.column("select encode(digest, 'hex') from message where id = '" + outgoing.id() + "'"));
    }

    @Test
    void anAnswerSettlesKeepsItsBytesFillsTheInboxAndEmptiesTheOutbox() {
        Outgoing outgoing = left(lane());
        Payment sent = ledger.load(List.of(outgoing.payment())).get(outgoing.payment());
        if (sent == null) {
            throw new AssertionError("it is not there");
        }
        Received received = Samples.received("<answer/>");
        String name = "R" + received.id();
        assertInstanceOf(Committed.Done.class, ledger.commit(Samples.answer(Samples.settled(sent), received, name)));
        assertEquals(Samples.at(Samples.settled(sent), 1), only(sent));
        Ledger.InboxKey key = new Ledger.InboxKey(Samples.LINK, "UKFPGB2LXXX", name);
        assertEquals(
                Map.of(
                        key,
                        new Ledger.InboxFound(
                                Digest.of(received.bytes()), received.id().value())),
                ledger.inbox(Set.of(key, new Ledger.InboxKey(Samples.LINK, "x", "y"))));
        assertTrue(outbox.waiting(lane(), Samples.NOW.plusSeconds(1), 1000).stream()
                .noneMatch(row -> row.message().equals(outgoing.id())));
        assertEquals(
                List.of(sent.id().toString()),
                DATABASE.column("select payment_id from message where id = '" + received.id() + "'"));
    }

    @Test
    void aChangeFromAnotherVersionIsStaleAndWritesNothing() {
        Payment payment = accepted();
        Payment other = accepted();
        ledger.commit(Samples.change(payment));
        int audit = DATABASE.count("audit");
        Received received = Samples.received("<answer/>");
        Writes.Change fresh = new Writes.Change(other, null);
        Writes both = new Writes(
                List.of(),
                List.of(),
                List.of(new Writes.Change(payment, null), fresh),
                List.of(Samples.inbox(received, "R" + received.id())),
                List.of(Samples.kept(received, payment, "R" + received.id())),
                List.of(Samples.parked(received, "x")),
                List.of(),
                List.of(Samples.audit(payment, "payment.queued")));
        assertInstanceOf(Committed.Stale.class, ledger.commit(both));
        assertEquals(0, only(other).version(), "none of the batch moved");
        assertEquals(audit, DATABASE.count("audit"));
        assertEquals(List.of(), DATABASE.column("select 1 from message where id = '" + received.id() + "'"));
        assertEquals(List.of(), DATABASE.column("select 1 from parked where message_id = '" + received.id() + "'"));
        assertEquals(List.of(), chains.verify().wrong());
    }

    @Test
    void aReplayThatWasToLeaveLeavesNoMessageBehind() {
        Payment first = Samples.queued();
        ledger.commit(Samples.accept(Samples.request(first, "replay-and-leave", "body", null)));
        Payment again = Samples.queued();
        TransferIds ids = Samples.ids(again);
        Outgoing outgoing = Samples.outgoing(again, ids);
        Payment sent = Samples.with(again, Samples.submitted(), ids, null);
        ledger.commit(Samples.leave(lane(), Samples.request(sent, "replay-and-leave", "body", outgoing)));
        assertEquals(List.of(), DATABASE.column("select 1 from message where id = '" + outgoing.id() + "'"));
        assertEquals(List.of(), DATABASE.column("select 1 from outbox where message_id = '" + outgoing.id() + "'"));
    }

    @Test
    void twoThreadsWithOneKeyMakeOnePayment() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 5; round++) {
                String key = "race " + round;
                CyclicBarrier together = new CyclicBarrier(4);
                List<Payment> payments =
                        List.of(Samples.queued(), Samples.queued(), Samples.queued(), Samples.queued());
                List<Future<Committed>> all = payments.stream()
                        .map(payment -> threads.submit(() -> {
                            together.await();
                            return ledger.commit(Samples.accept(Samples.request(payment, key, "body", null)));
                        }))
                        .toList();
                int fresh = 0;
                for (Future<Committed> one : all) {
                    fresh += ((Committed.Done) one.get(10, TimeUnit.SECONDS))
                                    .known()
                                    .isEmpty()
                            ? 1
                            : 0;
                }
                assertEquals(1, fresh);
                assertEquals(
                        1,
                        ledger.load(payments.stream().map(Payment::id).toList()).size());
            }
        }
        assertEquals(List.of(), chains.verify().wrong());
    }

    @Test
    void aTakeOverWaitsForTheTransactionThatHoldsTheLane() throws Exception {
        Lane lane = lane();
        try (Connection holder = DATABASE.asApplication()) {
            holder.setAutoCommit(false);
            assertTrue(Registers.holdLanes(holder, List.of(lane)));
            CompletableFuture<Lane> takeOver = CompletableFuture.supplyAsync(this::lane);
            awaitBlocked();
            assertTrue(!takeOver.isDone());
            holder.commit();
            assertEquals(lane.epoch() + 1, takeOver.get(10, TimeUnit.SECONDS).epoch());
            assertTrue(!Registers.holdLanes(holder, List.of(lane)));
            holder.rollback();
        }
    }

    /** Until the server says that somebody waits for a lock. */
    private static void awaitBlocked() throws InterruptedException, SQLException {
        try (Connection application = DATABASE.asApplication();
                PreparedStatement statement = application.prepareStatement(
                        "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = 'ledger'")) {
            for (int i = 0; i < 500; i++) {
                try (ResultSet waiting = statement.executeQuery()) {
                    if (waiting.next()) {
                        return;
                    }
                }
                Thread.sleep(10);
            }
        }
        throw new AssertionError("nobody waits");
    }

    @Test
    void aValueThatTheDatabaseRefusesIsUnfitAndTheLedgerGoesOn() {
        Payment payment = accepted();
        Received received = Samples.received("x");
        Writes bad = new Writes(
                List.of(),
                List.of(),
                List.of(new Writes.Change(payment, null)),
                List.of(),
                List.of(Samples.kept(received, null, "R")),
                List.of(Samples.parked(received, "a NUL \u0000 in it")),
                List.of(),
                List.of());
        assertInstanceOf(Committed.Unfit.class, ledger.commit(bad));
        assertEquals(0, only(payment).version());
        accepted();
    }

    @Test
    void aTimeWithoutAPartitionIsUnfitAndNotLost() {
        Payment payment = Samples.queued();
        java.util.UUID farAway = java.util.UUID.fromString("01000000-0000-7000-8000-000000000000");
        io.railhead.audit.AuditEntry old =
                new io.railhead.audit.AuditEntry(farAway, null, null, "x", Map.of(), "x", Samples.NOW);
        Writes.NewPayment request = Samples.request(payment, "no partition", "body", null);
        Writes bad = new Writes(
                List.of(), List.of(request), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(old));
        assertInstanceOf(Committed.Unfit.class, ledger.commit(bad));
        assertEquals(List.of(), DATABASE.column("select 1 from idempotency where key = 'no partition'"));
    }

    @Test
    void aCommitThatFailsIsUnknownAndTheAuditGoesOnAsANewIncarnation() {
        accepted();
        List<String> before = writers();
        for (Fate fate : List.of(Fate.LOST_BEFORE, Fate.LOST_AFTER)) {
            transactions.next(fate);
            Payment lost = Samples.queued();
            Writes writes = Samples.accept(Samples.request(lost, "lost " + fate, "body", null));
            assertInstanceOf(Committed.Unknown.class, ledger.commit(writes));
            Payment again = Samples.queued();
            Committed.Done done = (Committed.Done)
                    ledger.commit(Samples.accept(Samples.request(again, "lost " + fate, "body", null)));
            if (fate == Fate.LOST_AFTER) {
                assertEquals(
                        lost.id().value(),
                        assertInstanceOf(Taken.Replayed.class, done.known().get(again.id()))
                                .payment());
            } else {
                assertTrue(done.known().isEmpty());
            }
            accepted();
            assertEquals(List.of(), chains.verify().wrong());
        }
        assertTrue(writers().size() >= before.size() + 2);
    }

    @Test
    void aKeyThatAnotherTransactionHoldsIsNotWaitedForWithoutEnd() throws SQLException {
        assertEquals(List.of("5s"), DATABASE.columnForApplication("show lock_timeout"));
        SqlLedger impatient = new SqlLedger(DATABASE.application(), new Transactions() {
            @Override
            public <T> T run(Body<T> body) {
                return transactions.run(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("set local lock_timeout = '50ms'");
                    }
                    return body.in(connection);
                });
            }
        });
        Writes.NewPayment request = Samples.request(Samples.queued(), "held key", "body", null);
        try (Connection holder = DATABASE.asApplication()) {
            holder.setAutoCommit(false);
            Registers.takeRequests(holder, List.of(request));
            assertInstanceOf(Committed.Unavailable.class, impatient.commit(Samples.accept(request)));
            holder.rollback();
        }
        assertInstanceOf(Committed.Done.class, impatient.commit(Samples.accept(request)));
    }

    private static List<String> writers() {
        return DATABASE.column("select distinct writer from audit_batch");
    }

    @Test
    void whatIsDueIsLentToOneAndComesAgainIfNobodyActs() {
        Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);
        Payment payment = Samples.with(Samples.queued(), new OutState.Queued(now), null, now);
        ledger.commit(Samples.accept(Samples.request(payment, "due", "body", null)));
        Ledger.Due due = new Ledger.Due(payment.id(), 0);
        assertTrue(!ledger.due(now.minusSeconds(1), 100).contains(due));
        assertTrue(ledger.due(now.plusSeconds(1), 100).contains(due));
        assertTrue(!ledger.due(now.plusSeconds(1), 100).contains(due), "it is lent");
        assertEquals(payment.state(), only(payment).state());
        assertEquals(0, only(payment).version());
        assertTrue(ledger.due(now.plus(Duration.ofMinutes(1)), 100).contains(due), "nobody acted");
    }

    @Test
    void whatSomebodyElseHoldsIsNotWaitedFor() throws SQLException {
        Payment payment = Samples.with(Samples.queued(), new OutState.Queued(Samples.NOW), null, Samples.NOW);
        ledger.commit(Samples.accept(Samples.request(payment, "held", "body", null)));
        try (Connection other = DATABASE.asApplication();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement
                    .executeQuery("select 1 from payment where id = '" + payment.id() + "' for update")
                    .close();
            assertTrue(!ledger.due(Samples.NOW.plusSeconds(1), 100).contains(new Ledger.Due(payment.id(), 0)));
            other.rollback();
        }
    }

    @Test
    void withoutTheDatabaseNothingIsWrittenAndThatIsSaid() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1");
        SqlLedger cutOff = new SqlLedger(nowhere, new PlainTransactions(nowhere));
        assertInstanceOf(
                Committed.Unavailable.class,
                cutOff.commit(Samples.accept(Samples.request(Samples.queued(), "k", "b", null))));
        assertThrows(
                Ledger.LedgerUnreachable.class,
                () -> cutOff.load(List.of(Samples.queued().id())));
        assertThrows(Ledger.LedgerUnreachable.class, () -> cutOff.due(Samples.NOW, 1));
    }
}

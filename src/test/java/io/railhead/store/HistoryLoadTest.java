package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Committed;
import io.railhead.engine.Lane;
import io.railhead.engine.Payment;
import io.railhead.engine.Received;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.PayeeCredited;
import io.railhead.lifecycle.Said;
import io.railhead.lifecycle.Settlement;
import io.railhead.message.StatusCode;
import io.railhead.payment.PaymentId;
import io.railhead.payment.TransferIds;
import io.railhead.proving.history.HistoryLoad;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A past made of copies is one that the gateway could have had, by its own tables and its own readers. */
class HistoryLoadTest {
    private static final Instant EVER = Instant.EPOCH;
    private static final int WANTED = 700;
    private static final List<String> TABLES =
            List.of("payment", "message", "audit", "idempotency", "inbox", "uetr_register");

    private final Instant now = InstantSource.system().instant();
    private final List<String> said = new ArrayList<>();
    private TestDatabase database = TestDatabase.fresh("past");
    private SqlLedger ledger = new SqlLedger(database.application(), new PlainTransactions(database.application()));

    @BeforeEach
    void afresh() {
        database = TestDatabase.fresh("past");
        ledger = new SqlLedger(database.application(), new PlainTransactions(database.application()));
    }

    private PaymentId settled() {
        Lane lane = new SqlLanes(database.application()).acquire(Samples.LINK, "node-1", 10);
        Payment queued = Samples.queued();
        TransferIds ids = Samples.ids(queued);
        Payment sent = Samples.with(queued, Samples.submitted(), ids, Samples.NOW.plusSeconds(15));
        String key = "key of " + sent.id();
        done(ledger.commit(Samples.leave(lane, Samples.request(sent, key, "body", Samples.outgoing(sent, ids)))));
        OutState state = new OutState.Settled(
                new Said(new StatusCode("ACSC"), null),
                new Settlement(Settlement.Kind.DEFERRED_NET, LocalDate.of(2026, 3, 2), null, false),
                PayeeCredited.NOT_KNOWN,
                OutState.Settled.Credit.USUAL);
        Received answer = Samples.received("<answer/>");
        done(ledger.commit(Samples.answer(Samples.with(sent, state, ids, null), answer, "R" + answer.id())));
        return sent.id();
    }

    private static void done(Committed outcome) {
        assertInstanceOf(Committed.Done.class, outcome);
    }

    private synchronized void say(String line) {
        said.add(line);
    }

    /** Out of a pool, so it may hold what an earlier load has left in its session. */
    private Connection owner() throws SQLException {
        Connection connection = database.asOwner();
        try (Statement statement = connection.createStatement()) {
            statement.execute("discard all");
        }
        return connection;
    }

    private void bring(int wanted) throws IOException, InterruptedException {
        HistoryLoad.bring(this::owner, wanted, now, EVER, this::say);
    }

    @Test
    void everyTableHasAsManyRowsForEachCopyAsForThePaymentsItWasMadeOf() throws Exception {
        settled();
        settled();
        List<Integer> before = TABLES.stream().map(database::count).toList();
        bring(WANTED);

        for (int i = 0; i < TABLES.size(); i++) {
            String table = TABLES.get(i);
            assertEquals(before.get(i) * (1 + WANTED / 2), database.count(table), table);
        }
        assertEquals(
                0,
                database.count("outbox where payment_id in (select id from payment where final and"
                        + " participant_id = 'history')"));
        assertEquals(List.of(), new AuditChains(database.application()).verify().wrong());
    }

    @Test
    void aCopyIsReadAsAnyPaymentAndItsRowsPointAtEachOther() throws Exception {
        settled();
        bring(WANTED);
        String id = database.column(
                        "select id from payment where participant_id = 'history' order by id offset 300 limit 1")
                .getFirst();

        Payment copy = ledger.load(List.of(new PaymentId(UUID.fromString(id))))
                .values()
                .iterator()
                .next();
        assertInstanceOf(OutState.Settled.class, copy.state());
        String from = " from payment p where p.id = '" + id + "' and ";
        assertEquals(
                1,
                database.count("(select 1" + from + "exists (select from message m where m.payment_id = p.id"
                        + " and m.business_message_id = p.message_id and m.direction = 'out')) x"));
        assertEquals(
                1,
                database.count("(select 1" + from + "exists (select from message m join inbox i"
                        + " on i.message_id = m.id and i.business_message_id = m.business_message_id"
                        + " where m.payment_id = p.id and m.direction = 'in')) x"));
        assertEquals(
                1,
                database.count("(select 1" + from + "exists (select from uetr_register u"
                        + " where u.uetr = p.uetr and u.payment_id = p.id)) x"));
        assertEquals(
                1,
                database.count("(select 1" + from + "exists (select from idempotency i"
                        + " where i.participant_id = p.participant_id and i.payment_id = p.id)) x"));
        assertEquals(3, database.count("audit where payment_id = '" + id + "'"));
    }

    @Test
    void copiesAreSpreadOverNinetyDaysEachInThePartitionOfItsMoment() throws Exception {
        settled();
        bring(WANTED);

        String history = "payment where participant_id = 'history'";
        assertTrue(Integer.parseInt(database.column("select count(distinct tableoid) from " + history)
                        .getFirst())
                >= 13);
        assertEquals(
                "700",
                database.column("select count(distinct received_at) from " + history)
                        .getFirst());
        assertEquals(
                0,
                database.count(history + " and (id < uuid7_floor(received_at - interval '2 milliseconds')"
                        + " or id > uuid7_floor(received_at + interval '2 milliseconds'))"));
        assertEquals(
                0,
                database.count(history + " and received_at not between '" + now.minus(HistoryLoad.REACH) + "' and '"
                        + now + "'"));
        assertEquals(
                "t",
                database.column("select max(received_at) - min(received_at) > interval '89 days' from " + history)
                        .getFirst());
        assertEquals(0, database.count(history + " and final_at - received_at <> interval '0'"));
    }

    @Test
    void asMuchAsIsThereAlreadyIsNotLoadedAgain() throws Exception {
        settled();
        bring(100);
        bring(160);
        bring(160);
        bring(20);

        assertEquals(160, database.count("payment where participant_id = 'history'"));
        assertTrue(said.contains("History: 100 settled payments are there, 60 are added ..."), said::toString);
        assertTrue(said.contains("History: 160 settled payments are there, 0 are added ..."), said::toString);
        assertTrue(said.stream().anyMatch(line -> line.startsWith("  100 % (60 of 60)")), said::toString);
        assertEquals(List.of(), new AuditChains(database.application()).verify().wrong());
    }

    @Test
    void withoutAPaymentToCopyNothingIsWritten() {
        IOException refused = assertThrows(IOException.class, () -> bring(100));

        assertTrue(String.valueOf(refused.getMessage()).contains("0 settled payments"), refused::toString);
        assertEquals(0, database.count("payment"));
    }
}

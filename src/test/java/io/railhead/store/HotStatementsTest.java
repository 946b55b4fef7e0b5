package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Committed;
import io.railhead.engine.Lane;
import io.railhead.engine.Ledger;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.engine.Received;
import io.railhead.engine.Writes;
import io.railhead.payment.TransferIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How the database means to run every statement of the main job when it plans it once for all parameters: never
 * by reading a growing table whole, whether the table is empty, young or large when the plan is made.
 */
class HotStatementsTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("plans");
    private static final Pattern WHOLE =
            Pattern.compile("Seq Scan on (payment|message|audit|idempotency|inbox|uetr_register|file_item)\\w*");
    private static final Pattern ACTUAL = Pattern.compile("actual rows=(\\d+) loops=(\\d+)");
    private static final Pattern WARNED =
            Pattern.compile("Index Scan using payment_(warned|\\w+_id_idx\\d*) on payment_\\w+");

    @Test
    void noHotStatementReadsAGrowingTableWhole() throws SQLException {
        DATABASE.update("analyze");
        Set<String> statements = statements();
        assertTrue(statements.size() >= 15, statements.toString());
        Set<String> wrong = new TreeSet<>(whole("empty", statements));
        rows(DATABASE, 300);
        wrong.addAll(whole("young", statements));
        rows(DATABASE, 20_000);
        wrong.addAll(whole("large", statements));
        assertEquals(Set.of(), wrong, () -> String.join("\n", wrong));
    }

    /** As on Monday morning, until the first analyze: all indexes of an empty partition cost the same. */
    @Test
    void inAWeekWithoutStatisticsAPaymentIsFoundByItsKey() throws SQLException {
        TestDatabase database = TestDatabase.fresh("new_week_plans");
        try (Connection application = database.asApplication(url -> url + "?preferQueryMode=simple");
                Statement statement = application.createStatement()) {
            statement.execute(TestDatabase.newConnectionSql());
            for (String sql : List.of(
                    PaymentSelect.ALL + " where id = any(?::uuid[]) and id >= ? and id <= ?", PaymentUpdates.UPDATE)) {
                List<String> scans = plan(statement, sql).stream()
                        .filter(line -> line.contains(" on payment_"))
                        .filter(line -> line.contains("Scan"))
                        .toList();
                assertTrue(scans.size() >= 5, scans.toString());
                assertTrue(scans.stream().allMatch(line -> line.contains("_pkey on payment_")), scans.toString());
            }
        }
    }

    /** Whatever the statistics say: none, those of now, or those of before the payments came that move. */
    @Test
    void aBatchMovesByReadingEachOfItsPaymentsOnce() throws SQLException {
        TestDatabase database = TestDatabase.fresh("move_plans");
        List<UUID> old = settled(database, 6_000, 5_000);
        assertEquals(List.of(), readTwice(database, old), "never analyzed");
        database.update("analyze");
        assertEquals(List.of(), readTwice(database, old), "analyzed");
        List<UUID> young = settled(database, 0, 5_000);
        assertEquals(List.of(), readTwice(database, young), "analyzed before they came");
        List<UUID> both = new ArrayList<>(List.of(old.getFirst()));
        both.addAll(young);
        assertEquals(List.of(), readTwice(database, both), "one of them much older");
    }

    /** So many payments, a millisecond apart, from so many milliseconds ago; told are those of every hundredth. */
    private static List<UUID> settled(TestDatabase database, int ago, int count) throws SQLException {
        String id = "(substr(uuid7_floor(now() - interval '" + ago + " ms' + n * interval '1 ms')::text, 1, 13)"
                + " || '-7000-8000-' || substr(md5('m' || n), 1, 12))::uuid";
        database.update("insert into payment select " + id
                + ", 0, 'acme', 'till', 'out', 'uk-fps', '', 'HOLD', 'GROSS', 'settled', true, false, null, null,"
                + " null, null, null, null, null, 'RESERVED', 'NO', null, null, null, null, null, false, null, 100,"
                + " 'GBP', '{}', '{}', 'a', 'b', 'INV-' || n, null, null, null, null, null, null, null, null, now(),"
                + " null, null from generate_series(1, " + count + ") n");
        List<UUID> some = new ArrayList<>();
        try (Connection application = database.asApplication();
                Statement statement = application.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id from (select id, row_number() over (order by id desc)" + " as n from payment limit "
                                + count + ") as youngest where n % 100 = 0 order by id")) {
            while (rows.next()) {
                some.add(rows.getObject(1, UUID.class));
            }
        }
        return some;
    }

    /** The lines of the plan that read more than the payments of the batch, or unfold their values more than once. */
    private static List<String> readTwice(TestDatabase database, List<UUID> ids) throws SQLException {
        List<PaymentRow> rows = ids.stream()
                .map(id -> {
                    PaymentRow row = PaymentMapper.row(Samples.queued());
                    row.id = id;
                    return row;
                })
                .toList();
        List<String> plan = new ArrayList<>();
        try (Connection application = database.asApplication();
                Statement settings = application.createStatement();
                PreparedStatement statement = application.prepareStatement(
                        "explain (analyze, costs off, timing off, summary off) " + PaymentUpdates.UPDATE)) {
            settings.execute(TestDatabase.newConnectionSql());
            application.setAutoCommit(false);
            PaymentUpdates.bind(application, statement, rows);
            try (ResultSet lines = statement.executeQuery()) {
                while (lines.next()) {
                    plan.add(lines.getString(1));
                }
            }
            application.rollback();
        }
        List<String> wrong = new ArrayList<>();
        int payments = 0;
        int unfolded = 0;
        for (String line : plan) {
            Matcher actual = ACTUAL.matcher(line);
            if (actual.find()) {
                int read = Integer.parseInt(actual.group(1)) * Integer.parseInt(actual.group(2));
                payments += line.contains("Scan using payment_") ? read : 0;
                unfolded += line.contains("Function Scan") ? read : 0;
            }
        }
        if (payments != ids.size() || unfolded != ids.size()) {
            wrong.add(payments + " payments read and " + unfolded + " values unfolded for " + ids.size());
            wrong.addAll(plan);
        }
        return wrong;
    }

    @Test
    void aLookUpByIdsTouchesTheirPartitionsAlone() throws SQLException {
        DATABASE.update("analyze");
        List<String> plan = new ArrayList<>();
        try (Connection application = DATABASE.asApplication();
                Statement statement = application.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("prepare one (uuid[], uuid, uuid) as " + PaymentSelect.ALL
                    + " where id = any($1) and id >= $2 and id <= $3");
            String id = "'" + io.railhead.payment.PaymentId.next() + "'";
            try (ResultSet rows =
                    statement.executeQuery("explain (analyze, costs off, timing off, summary off) execute one (array["
                            + id + "::uuid], " + id + ", " + id + ")")) {
                while (rows.next()) {
                    plan.add(rows.getString(1));
                }
            }
            statement.execute("deallocate one");
            statement.execute("reset plan_cache_mode");
        }
        long scans = plan.stream().filter(line -> line.contains(" on payment_")).count();
        assertTrue(scans <= 2, () -> String.join("\n", plan));
        assertTrue(plan.stream().anyMatch(line -> line.contains("Subplans Removed")), plan.toString());
    }

    /** As Hibernate words what people ask: see {@link PaymentQueries}. */
    @Test
    void paymentsWithWarningsAreFoundByTheirOwnIndex() throws SQLException {
        TestDatabase database = TestDatabase.fresh("warned_plans");
        rows(database, 20_000);
        database.update("update payment set warnings = 'TEXT-REPLACED' || chr(9) || 'name' || chr(9) || 'x'"
                + " where end_to_end_id like 'INV-%000'");
        database.update("analyze");
        String any = PaymentSelect.ALL + " where warnings is not null order by id desc fetch first ? rows only";
        String one = PaymentSelect.ALL + " where (warnings like ? escape '' or warnings like ? escape '')"
                + " order by id desc fetch first ? rows only";
        String mine = PaymentSelect.ALL + " where participant_id = ? and (warnings like ? escape '' or warnings like ?"
                + " escape '') and id < ? order by id desc fetch first ? rows only";
        try (Connection application = database.asApplication(url -> url + "?preferQueryMode=simple");
                Statement statement = application.createStatement()) {
            statement.execute(TestDatabase.newConnectionSql());
            for (String sql : List.of(any, one, mine)) {
                List<String> plan = plan(statement, sql);
                // by the index alone, already in the right order: without a sort, a few rows are read for a page
                assertTrue(plan.stream().anyMatch(line -> WARNED.matcher(line).find()), () -> String.join("\n", plan));
                assertTrue(
                        plan.stream()
                                .filter(line -> line.contains("Scan"))
                                .allMatch(line -> WARNED.matcher(line).find()),
                        () -> String.join("\n", plan));
                assertTrue(plan.stream().noneMatch(line -> line.contains("Sort")), () -> String.join("\n", plan));
            }
        }
    }

    private static List<String> plan(Statement statement, String sql) throws SQLException {
        List<String> plan = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("explain (generic_plan, costs off) " + numbered(sql))) {
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        }
        return plan;
    }

    /** What the ledger says while a payment is accepted, claimed, confirmed, answered and looked up. */
    private static Set<String> statements() {
        Recorder recorder = new Recorder(DATABASE.application());
        SqlLedger ledger = new SqlLedger(recorder.source(), new PlainTransactions(recorder.source()));
        SqlOutbox outbox = new SqlOutbox(recorder.source());
        Lane lane = new SqlLanes(recorder.source()).acquire(Samples.LINK, "node-1", 10);
        Payment queued = Samples.queued();
        done(ledger.commit(Samples.accept(Samples.request(queued, "key", "body", null))));
        done(ledger.commit(Samples.accept(Samples.request(Samples.queued(), "key", "body", null))));
        TransferIds ids = Samples.ids(queued);
        Payment sent = Samples.with(queued, Samples.submitted(), ids, Samples.NOW);
        Outgoing outgoing = Samples.outgoing(sent, ids);
        done(ledger.commit(Samples.change(sent, outgoing, List.of(lane))));
        outbox.waiting(lane, Samples.NOW.plusSeconds(1), 100);
        Received received = Samples.received("<answer/>");
        Writes answer = Samples.answer(Samples.at(sent, 1), received, "R1");
        done(ledger.commit(answer));
        outbox.confirmed(List.of(outgoing.id()));
        ledger.load(List.of(queued.id()));
        ledger.inbox(Set.of(new Ledger.InboxKey(Samples.LINK, "x", "y")));
        ledger.byUetr(Samples.LINK, Set.of(ids.uetr()));
        ledger.byEndToEndId(Samples.LINK, "INV-1", 5);
        ledger.queued(Samples.LINK, true, 100);
        ledger.countQueued(Samples.LINK, 1000);
        ledger.countUnanswered(Samples.LINK);
        ledger.due(Samples.NOW, 100);
        return recorder.statements();
    }

    private static void done(Committed outcome) {
        assertInstanceOf(Committed.Done.class, outcome);
    }

    private static Set<String> whole(String when, Set<String> statements) throws SQLException {
        Set<String> wrong = new TreeSet<>();
        try (Connection application = DATABASE.asApplication(url -> url + "?preferQueryMode=simple");
                Statement statement = application.createStatement()) {
            statement.execute(TestDatabase.newConnectionSql());
            for (String sql : statements) {
                List<String> plan = plan(statement, sql);
                if (plan.stream().anyMatch(line -> WHOLE.matcher(line).find())) {
                    wrong.add(when + ": " + sql + "\n  " + String.join("\n  ", plan));
                }
            }
        }
        return wrong;
    }

    /** The driver's question marks as the server knows them. */
    private static String numbered(String sql) {
        StringBuilder numbered = new StringBuilder();
        int parameter = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '?') {
                numbered.append('$').append(++parameter);
            } else {
                numbered.append(c);
            }
        }
        return numbered.toString();
    }

    /** So many payments of the last days, most of them settled, with their evidence; and fresh statistics. */
    private static void rows(TestDatabase database, int count) {
        String own = "(substr(uuid7_floor(now() - n * interval '10 seconds')::text, 1, 13) || '-7000-8000-'"
                + " || substr(md5('" + count + "' || n), 1, 12))::uuid";
        String from = " from generate_series(1, " + count + ") n on conflict do nothing";
        database.update("insert into payment select " + own
                + ", 0, 'acme', 'till', 'out', 'uk-fps', '', 'HOLD', 'GROSS',"
                + " case when n % 100 = 0 then 'queued' when n % 100 = 1 then 'submitted' else 'settled' end,"
                + " n % 100 > 1, n % 2 = 0, case when n % 100 < 2 then now() end, null, null, null, null, null, null,"
                + " 'RESERVED', 'NO', null, null, null, null, null, false, null, 100, 'GBP', '{}', '{}', 'a', 'b',"
                + " 'INV-' || n, null, null, null, null, null, null, null, null, now(), null, null" + from);
        database.update("insert into message select " + own + ", " + own
                + ", 'uk-fps', 'out', null, null, null, now(), 0, null, null, 1, '', ''" + from);
        database.update("insert into audit (id, payment_id, event, detail, actor, at, writer, seq, position, digest)"
                + " select " + own + ", " + own + ", 'x', '', 'x', now(), gen_random_uuid(), n, 0, ''" + from);
        database.update("insert into idempotency select 'acme', 'till', 'k' || n || '-" + count
                + "', '', gen_random_uuid(), '', now()" + from);
        database.update("insert into inbox select 'uk-fps', 'x', 'm' || n || '-" + count
                + "', '', gen_random_uuid(), now()" + from);
        database.update("insert into uetr_register select gen_random_uuid(), 'uk-fps', gen_random_uuid()" + from);
        database.update("analyze");
    }
}

package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.railhead.engine.Committed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The update that makes empty weeks anew takes no payment away, whoever is at work meanwhile. */
class RemadeWeeksTest {
    private static final String THIS_WEEK =
            "select oid::text from pg_class where relname = 'payment_' || to_char(now() at time zone 'UTC', 'IYYY\"w\"IW')";
    private static final String NEXT_WEEK = THIS_WEEK.replace("now()", "(now() + interval '7 days')");
    /** The payment that is there once more, a week later. */
    private static final String COPY = """
            insert into payment select (jsonb_populate_record(p, jsonb_build_object(
                'id', overlay(uuid7_floor(now() + interval '7 days')::text placing 'abc' from 34)))).* from payment p
            """;

    private final TestDatabase database;

    RemadeWeeksTest() {
        database = TestDatabase.fresh("remade_weeks");
        SqlLedger ledger = new SqlLedger(database.application(), new PlainTransactions(database.application()));
        assertInstanceOf(
                Committed.Done.class,
                ledger.commit(Samples.accept(Samples.request(Samples.queued(), "key", "body", null))));
        // The samples' own time is not today: what counts is the week in which a payment lies.
        database.update("update payment set id = uuid7_floor(now())");
    }

    private static String remake() throws IOException {
        String migration = Files.readString(Path.of("src/main/resources/db/migration/V8__partitions_found_by_key.sql"));
        return migration.substring(migration.indexOf("do\n$$"));
    }

    @Test
    void aWeekWithPaymentsStaysAndAnEmptyOneIsMadeAnew() throws IOException {
        List<String> full = database.column(THIS_WEEK);
        List<String> empty = database.column(NEXT_WEEK);
        database.update(remake());
        assertEquals(full, database.column(THIS_WEEK));
        assertNotEquals(empty, database.column(NEXT_WEEK));
        assertEquals(1, database.count("payment"));
        database.update(COPY);
        assertEquals(2, database.count("payment"), "the week that was made anew takes payments");
    }

    @Test
    void whatSomebodyIsWritingJustThenStays() throws Exception {
        CompletableFuture<Void> remade;
        try (Connection writer = database.asOwner();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute(COPY);
            String remake = remake();
            remade = CompletableFuture.runAsync(() -> database.update(remake));
            awaitOneThatWaits();
            writer.commit();
        }
        remade.get(20, TimeUnit.SECONDS);
        assertEquals(2, database.count("payment"));
    }

    private void awaitOneThatWaits() throws SQLException, InterruptedException {
        String waiting = "select 1::text from pg_locks where not granted and database = "
                + "(select oid from pg_database where datname = current_database())";
        for (int i = 0; i < 400 && database.column(waiting).isEmpty(); i++) {
            Thread.sleep(25);
        }
        assertEquals(1, database.column(waiting).size());
    }
}

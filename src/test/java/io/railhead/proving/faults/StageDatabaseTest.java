package io.railhead.proving.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of a campaign, as it is killed. */
class StageDatabaseTest {
    @TempDir
    Path folder;

    /**
     * Its first process alone was waited for once, and a promise of the moment after counted as one without a database,
     * though the process that served it had committed and what it promised was kept.
     */
    @Test
    void aKilledDatabaseIsGoneWhenTheLastOfItsProcessesHasEndedAndWhatThatCommittedIsKept() throws Exception {
        StageDatabase database = new StageDatabase(folder, 0, name -> "password-of-" + name);
        database.start();
        try {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kept (n bigint)");
                long serving = number(statement, "select pg_backend_pid()");
                CompletableFuture<Void> busy = CompletableFuture.runAsync(() -> {
                    try {
                        statement.execute("insert into kept select count(*) from generate_series(1, 10000000)");
                    } catch (SQLException lost) {
                        // it could not tell any more that it is done
                    }
                });
                awaitBusy(database);
                assertFalse(busy.isDone(), "it is in the middle of it");
                database.kill();
                assertEquals("", commandLine(serving));
                assertThrows(SQLException.class, database::connect);
                busy.get(60, TimeUnit.SECONDS);
            }
            database.start();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                assertEquals(10_000_000, number(statement, "select n from kept"));
            }
        } finally {
            database.stop();
        }
    }

    private static void awaitBusy(StageDatabase database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (int attempt = 0; attempt < 1000; attempt++) {
                if (number(
                                statement,
                                "select count(*) from pg_stat_activity where state = 'active' and query like 'insert into kept%'")
                        == 1) {
                    return;
                }
                Thread.sleep(5);
            }
        }
        throw new AssertionError("it never became busy");
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            assertTrue(row.next(), query);
            return row.getLong(1);
        }
    }

    /** Empty once the process does nothing any more. */
    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }
}

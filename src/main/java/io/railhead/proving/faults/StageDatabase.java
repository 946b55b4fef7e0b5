package io.railhead.proving.faults;

import io.railhead.app.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

/** The stage's database server: processes of its own, to be killed and started again on the same port. */
final class StageDatabase {
    /** A minute, in steps of five milliseconds. */
    private static final int TO_FOLLOW = 12_000;

    private final Path folder;
    private final EmbeddedPostgres server;

    StageDatabase(Path folder, int port, UnaryOperator<String> secretNamed) {
        this.folder = folder;
        this.server = new EmbeddedPostgres(folder, port, secretNamed);
    }

    void start() {
        server.start();
    }

    void stop() {
        server.stop();
    }

    int port() {
        return server.port();
    }

    /**
     * Kills the server's first process, and waits for the others to follow it. One that is in the middle of a transaction
     * goes on to its end, and what it commits then is committed: until the last of them has gone there is a database.
     */
    void kill() throws IOException, InterruptedException {
        long first = Long.parseLong(Files.readAllLines(folder.resolve("data-17/postmaster.pid"))
                .getFirst()
                .strip());
        // While it is stopped it makes no further ones.
        signal("STOP", first);
        List<ProcessHandle> others = ProcessHandle.of(first).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        signal("KILL", first);
        for (int attempt = 0; others.stream().anyMatch(StageDatabase::runs); attempt++) {
            if (attempt > TO_FOLLOW) {
                throw new IOException("processes of the database outlive their first one: " + others);
            }
            Thread.sleep(5);
        }
    }

    /** Nobody has to take notice of the end of a process whose parent is gone; only what still runs has a command line. */
    private static boolean runs(ProcessHandle process) {
        try {
            return !Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .isEmpty();
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Kills one process that serves a gateway; the server ends all of them then and recovers.
     *
     * @return whether there was one
     */
    boolean killOneServing() throws IOException, InterruptedException, SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(
                        "select pid from pg_stat_activity where usename = ? order by backend_start desc limit 1")) {
            statement.setString(1, EmbeddedPostgres.APPLICATION);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                signal("KILL", row.getLong(1));
            }
        }
        awaitRecovery();
        return true;
    }

    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    }

    private void awaitRecovery() throws InterruptedException, SQLException {
        for (int attempt = 0; ; attempt++) {
            Thread.sleep(200);
            try {
                connect().close();
                return;
            } catch (SQLException recovering) {
                if (attempt > 100) {
                    throw recovering;
                }
            }
        }
    }

    /** A connection of its own, past every line. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(EmbeddedPostgres.DATABASE),
                EmbeddedPostgres.SUPERUSER,
                server.password(EmbeddedPostgres.SUPERUSER));
    }
}

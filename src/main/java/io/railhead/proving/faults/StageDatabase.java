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
import java.util.function.UnaryOperator;

/** The stage's database server: processes of its own, to be killed and started again on the same port. */
final class StageDatabase {
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

    /** Kills the server's first process; the others follow it. */
    void kill() throws IOException, InterruptedException {
        kill(Long.parseLong(Files.readAllLines(folder.resolve("data-17/postmaster.pid"))
                .getFirst()
                .strip()));
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
                kill(row.getLong(1));
            }
        }
        awaitRecovery();
        return true;
    }

    private static void kill(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-KILL", Long.toString(pid)).start().waitFor();
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

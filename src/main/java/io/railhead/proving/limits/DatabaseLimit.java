package io.railhead.proving.limits;

import io.railhead.app.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;

/** A database server of its own, set up as the gateway's is, that commits small rows as fast as it can. */
final class DatabaseLimit implements AutoCloseable {
    private static final int ROW_BYTES = 200;

    private final EmbeddedPostgres server;

    private DatabaseLimit(EmbeddedPostgres server) {
        this.server = server;
    }

    static DatabaseLimit start(Path folder) throws IOException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        EmbeddedPostgres server = new EmbeddedPostgres(folder, 0, _ -> password);
        server.start();
        DatabaseLimit started = new DatabaseLimit(server);
        try (Connection connection = started.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (id bigint generated always as identity primary key, content bytea)");
            return started;
        } catch (SQLException failed) {
            server.stop();
            throw new IOException("the database for measuring has no table: " + failed.getMessage(), failed);
        }
    }

    /** One small insert a commit, by so many connections at once. */
    double commitsPerSecond(int connections, Duration length) throws IOException, InterruptedException {
        return Together.sum(connections, () -> {
            try (Connection connection = connect();
                    PreparedStatement insert = connection.prepareStatement("insert into kept (content) values (?)")) {
                byte[] row = new byte[ROW_BYTES];
                return Pace.<SQLException>perSecond(length, () -> {
                    insert.setBytes(1, row);
                    return insert.executeUpdate();
                });
            }
        });
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(EmbeddedPostgres.DATABASE) + "?prepareThreshold=1",
                EmbeddedPostgres.OWNER,
                server.password(EmbeddedPostgres.OWNER));
    }

    @Override
    public void close() {
        server.stop();
    }
}

package io.railhead.proving;

import io.railhead.app.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/** What each node has still to send, as the database says: a node that is stopped cannot be asked. For one thread. */
final class OutboxBooks implements AutoCloseable {
    private final Connection connection;

    private OutboxBooks(Connection connection) {
        this.connection = connection;
    }

    /** @param data the data directory of the demo that holds the database */
    static OutboxBooks open(Path data) throws IOException, SQLException {
        Properties parts = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve("parts.properties"))) {
            parts.load(in);
        }
        String url = "jdbc:postgresql://127.0.0.1:%s/%s"
                .formatted(parts.getProperty("database.port"), EmbeddedPostgres.DATABASE);
        String password = Files.readString(data.resolve("secrets/postgres-app")).strip();
        return new OutboxBooks(DriverManager.getConnection(url, EmbeddedPostgres.APPLICATION, password));
    }

    int count(String node) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from outbox where node = ? and send_by > now()")) {
            query.setString(1, node);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

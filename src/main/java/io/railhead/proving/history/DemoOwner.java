package io.railhead.proving.history;

import io.railhead.app.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The owner of the database of a demo that runs, by what lies in its data directory. Immutable. */
public final class DemoOwner implements Owner {
    private final String url;
    private final String password;

    private DemoOwner(String url, String password) {
        this.url = url;
        this.password = password;
    }

    /**
     * @param data the data directory of a demo that has started
     * @throws IOException when it does not say where its database is, or the owner's secret cannot be read
     */
    public static DemoOwner of(Path data) throws IOException {
        Properties parts = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve("parts.properties"))) {
            parts.load(in);
        }
        return new DemoOwner(
                "jdbc:postgresql://127.0.0.1:%s/%s"
                        .formatted(parts.getProperty("database.port"), EmbeddedPostgres.DATABASE),
                Files.readString(data.resolve("secrets/postgres-owner")).strip());
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, EmbeddedPostgres.OWNER, password);
    }
}

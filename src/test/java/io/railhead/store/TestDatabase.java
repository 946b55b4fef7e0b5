package io.railhead.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.api.transaction.TransactionIntegration;
import io.railhead.app.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A real database with the real migration, as the application role sees it. One server serves all tests of a JVM;
 * each asks for a database of its own, copied from the migrated one.
 */
public final class TestDatabase {
    /** So many connections has each role's pool. */
    static final int POOL = 8;

    private static final Path FOLDER = folder();
    private static final EmbeddedPostgres SERVER = server();

    private final String name;
    private final DataSource application;
    private final DataSource owner;

    private TestDatabase(String name) {
        this.name = name;
        this.application = source(EmbeddedPostgres.APPLICATION, SERVER.jdbcUrl(name), newConnectionSql());
        this.owner = source(EmbeddedPostgres.OWNER, SERVER.jdbcUrl(name), "");
    }

    /** A database with the tables and nothing in them. */
    public static synchronized TestDatabase fresh(String name) {
        TestDatabase database = new TestDatabase(name);
        try (Connection superuser = connect(EmbeddedPostgres.SUPERUSER, EmbeddedPostgres.SUPERUSER);
                Statement statement = superuser.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name + " template railhead owner railhead_owner");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return database;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("railhead-store-test");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static EmbeddedPostgres server() {
        EmbeddedPostgres server = new EmbeddedPostgres(FOLDER, 0, name -> "password-of-" + name);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server)));
        server.start();
        try (Connection owner = DriverManager.getConnection(
                        server.jdbcUrl(EmbeddedPostgres.DATABASE),
                        EmbeddedPostgres.OWNER,
                        server.password(EmbeddedPostgres.OWNER));
                Statement statement = owner.createStatement()) {
            Migrations.run(statement);
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(failed);
        }
        return server;
    }

    private static void remove(EmbeddedPostgres server) {
        server.stop();
        try (Stream<Path> all = Files.walk(FOLDER)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }

    private static Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(SERVER.jdbcUrl(database), role, SERVER.password(role));
    }

    /** As the application, out of a pool. */
    public DataSource application() {
        return application;
    }

    /** What every connection of the application is told first. */
    static String newConnectionSql() {
        Properties properties = new Properties();
        try (InputStream file = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return properties.getProperty("quarkus.datasource.jdbc.new-connection-sql");
    }

    /**
     * As the application, out of a pool of its own that takes part in {@link ContainerTransactions}, by another port.
     *
     * @param initialSql what each connection is told first
     */
    AgroalDataSource applicationBy(int port, String parameters, String initialSql) {
        String url = SERVER.jdbcUrl(name).replace(":" + SERVER.port() + "/", ":" + port + "/") + parameters;
        return source(EmbeddedPostgres.APPLICATION, url, initialSql, ContainerTransactions.integration());
    }

    int port() {
        return SERVER.port();
    }

    private static AgroalDataSource source(String role, String url, String initialSql) {
        return source(role, url, initialSql, TransactionIntegration.none());
    }

    private static AgroalDataSource source(
            String role, String url, String initialSql, TransactionIntegration transactions) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    // Many test classes share the one server, and each keeps its pools until the end: idle they hold
                    // nothing.
                    .connectionPoolConfiguration(pool -> pool.maxSize(POOL)
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .transactionIntegration(transactions)
                            .reapTimeout(Duration.ofSeconds(1))
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                    .initialSql(initialSql)
                                    .principal(new NamePrincipal(role))
                                    .credential(new SimplePassword(SERVER.password(role))))));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Connection asApplication() throws SQLException {
        return application.getConnection();
    }

    public Connection asOwner() throws SQLException {
        return owner.getConnection();
    }

    /** As the application, out of no pool, by the driver as an URL tells it to be. */
    public Connection asApplication(UnaryOperator<String> tuning) throws SQLException {
        return DriverManager.getConnection(
                tuning.apply(SERVER.jdbcUrl(name)),
                EmbeddedPostgres.APPLICATION,
                SERVER.password(EmbeddedPostgres.APPLICATION));
    }

    /** One statement of the owner, who may do everything. */
    void update(String sql) {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The first column of a query, as texts. */
    List<String> column(String sql) {
        return column(owner, sql);
    }

    /** The same as the application sees it, which alone is told what its own sessions do. */
    List<String> columnForApplication(String sql) {
        return column(application, sql);
    }

    private static List<String> column(DataSource role, String sql) {
        try (Connection connection = role.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    int count(String table) {
        return Integer.parseInt(column("select count(*) from " + table).getFirst());
    }
}

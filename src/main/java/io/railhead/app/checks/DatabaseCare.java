package io.railhead.app.checks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How well the database is looked after: what does not refuse a start, but one would regret. */
public final class DatabaseCare {
    /** Our pool, the owner's migrations, and a few people who look. */
    private static final int LEAST_CONNECTIONS = 40;

    private final DatabaseAccess access;

    public DatabaseCare(DatabaseAccess access) {
        this.access = access;
    }

    /** Nothing when the database cannot be asked; that is told by the check that a start makes. */
    public List<Finding> run() {
        String password = access.password();
        if (password == null) {
            return List.of();
        }
        try (Connection connection = DatabaseAccess.connect(access.url(), access.user(), password)) {
            List<Finding> findings = new ArrayList<>();
            findings.add(encryption(connection));
            findings.add(backup(connection));
            findings.add(checksums(connection));
            findings.add(connections(connection));
            return findings;
        } catch (SQLException toldElsewhere) {
            return List.of();
        }
    }

    private Finding encryption(Connection connection) throws SQLException {
        String version = text(
                connection,
                "select coalesce((select version from pg_stat_ssl where pid = pg_backend_pid() and ssl), '')");
        boolean checked = access.url().contains("sslmode=verify-full");
        if (version.isEmpty() || !checked) {
            return Finding.warn(
                    Fault.DB_TLS,
                    "railhead.database.url",
                    version.isEmpty()
                            ? "the connection is not encrypted"
                            : version + ", but the server's certificate is not checked",
                    "Off this machine add ?sslmode=verify-full&sslrootcert=FILE");
        }
        return Finding.pass(Fault.DB_TLS, "railhead.database.url", version + ", certificate and name checked");
    }

    private static Finding backup(Connection connection) throws SQLException {
        String mode = text(connection, "select current_setting('archive_mode')");
        String standby = text(connection, "select current_setting('synchronous_standby_names')");
        if (mode.equals("off") && standby.isEmpty()) {
            return Finding.warn(
                    Fault.DB_BACKUP,
                    "archive_mode",
                    "off, and no synchronous standby: the log is kept on one disk alone",
                    "Archive the log (archive_mode, archive_command or archive_library) or name a standby, and try a"
                            + " restore");
        }
        String failed = text(
                connection,
                "select coalesce((select to_char(last_failed_time, 'YYYY-MM-DD HH24:MI') from pg_stat_archiver"
                        + " where last_failed_time > coalesce(last_archived_time, '-infinity')), '')");
        if (!failed.isEmpty()) {
            return Finding.warn(
                    Fault.DB_BACKUP,
                    "archive_command",
                    "archiving has failed since " + failed,
                    "Look into the server's log");
        }
        return Finding.pass(
                Fault.DB_BACKUP, "archive_mode", mode + (standby.isEmpty() ? "" : ", synchronous standby " + standby));
    }

    private static Finding checksums(Connection connection) throws SQLException {
        return text(connection, "select current_setting('data_checksums')").equals("on")
                ? Finding.pass(Fault.DB_CHECKSUMS, "data_checksums", "on")
                : Finding.warn(
                        Fault.DB_CHECKSUMS, "data_checksums", "off", "Run pg_checksums --enable while it is stopped");
    }

    private static Finding connections(Connection connection) throws SQLException {
        int most = Integer.parseInt(text(connection, "select current_setting('max_connections')"));
        return most < LEAST_CONNECTIONS
                ? Finding.warn(
                        Fault.DB_CONNECTIONS,
                        "max_connections",
                        most + "; each gateway takes up to 24",
                        "Allow " + LEAST_CONNECTIONS + " or more")
                : Finding.pass(Fault.DB_CONNECTIONS, "max_connections", String.valueOf(most));
    }

    private static String text(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}

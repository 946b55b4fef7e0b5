package io.railhead.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Ends copies of rows whose gateway has fallen silent in the middle. The server waits for the rest of a copy without
 * limit: no timeout of statements, transactions or idle sessions is looked at there, only the order to end. A connection
 * that hangs open after its gateway has given it up would hold the keys of its payments for hours, and whoever asks again
 * with one of them would wait behind it. Every gateway looks after the sessions of all, for the one that fell silent
 * may be dead. Used by one thread.
 */
@ApplicationScoped
public class SilentCopies {
    /** As long as a transaction may idle between two statements, see {@code idle_in_transaction_session_timeout}. */
    private static final Duration MOST_SILENCE = Duration.ofSeconds(3);

    private static final Logger LOG = Logger.getLogger(SilentCopies.class);

    private final DataSource database;
    private final InstantSource clock;
    private Map<Copy, Instant> silentSince = Map.of();

    SilentCopies(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How far one has come; a slow line moves on between two looks, a dead one does not. */
    private record Copy(int pid, Timestamp begun, long bytes) {}

    /**
     * Looks once, and ends those that have not moved since a look three seconds ago. What they had written is undone.
     *
     * @throws io.railhead.engine.Ledger.LedgerUnreachable when the database does not answer
     */
    public void end() {
        Sql.with(database, connection -> {
            Map<Copy, Instant> seen = look(connection, clock.instant());
            silentSince = seen;
            Instant limit = clock.instant().minus(MOST_SILENCE);
            for (Map.Entry<Copy, Instant> one : seen.entrySet()) {
                if (!one.getValue().isAfter(limit) && end(connection, one.getKey())) {
                    LOG.warnf(
                            "Ended database session %d: its gateway fell silent in the middle of copying rows",
                            one.getKey().pid());
                }
            }
            return seen.size();
        });
    }

    private Map<Copy, Instant> look(Connection connection, Instant now) throws SQLException {
        Map<Copy, Instant> seen = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                        select pid, a.query_start, c.bytes_processed
                        from pg_stat_activity a join pg_stat_progress_copy c using (pid)
                        where a.datname = current_database() and a.usename = current_user and a.wait_event = 'ClientRead'
                        """);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Copy copy = new Copy(rows.getInt(1), rows.getTimestamp(2), rows.getLong(3));
                seen.put(copy, silentSince.getOrDefault(copy, now));
            }
        }
        return seen;
    }

    /** Its number may be another session's by now, which is to live. */
    private static boolean end(Connection connection, Copy copy) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where pid = ? and query_start = ? and wait_event = 'ClientRead'
                        """)) {
            statement.setInt(1, copy.pid());
            statement.setTimestamp(2, copy.begun());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}

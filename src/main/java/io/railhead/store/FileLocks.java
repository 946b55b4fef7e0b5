package io.railhead.store;

import io.railhead.engine.Ledger.LedgerUnreachable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which node works on which file: advisory locks of one connection that each node keeps for itself. They last as long
 * as that connection, so those of a node that has died are free at once, without a lease; those of one whose connection
 * hangs open are free when the server has heard nothing of it for a while, see {@link #keep}. What keeps payments from
 * being made twice is the register of items, not this; it keeps two nodes from doing and reporting the same work.
 * Thread-safe; not to be called inside a transaction.
 */
@ApplicationScoped
public class FileLocks {
    /** A few times what lies between two calls of {@link #keep}. */
    private static final Duration MOST_SILENCE = Duration.ofSeconds(20);

    private final DataSource database;
    private final Duration mostSilence;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection held;

    @Inject
    public FileLocks(DataSource database) {
        this(database, MOST_SILENCE);
    }

    FileLocks(DataSource database, Duration mostSilence) {
        this.database = database;
        this.mostSilence = mostSilence;
    }

    /** Whether the file is this node's to work on from now on. Asked twice without {@link #release} it says yes twice. */
    public boolean take(UUID file) {
        lock.lock();
        try {
            return ask("select pg_try_advisory_lock(?)", file);
        } catch (SQLException stale) {
            drop();
            try {
                return ask("select pg_try_advisory_lock(?)", file);
            } catch (SQLException failed) {
                drop();
                throw new LedgerUnreachable(failed);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets the server hear of this node, every few seconds: a connection that it hears nothing of is ended with all its
     * locks. Without that the files of a node would be nobody's for hours when the network lost it without a word.
     */
    public void keep() {
        lock.lock();
        try (Statement statement = held == null ? null : held.createStatement()) {
            if (statement != null) {
                statement.execute("select 1");
            }
        } catch (SQLException gone) {
            drop();
        } finally {
            lock.unlock();
        }
    }

    /** Harmless when the connection, and the lock with it, is gone. */
    public void release(UUID file) {
        lock.lock();
        try {
            if (held != null) {
                ask("select pg_advisory_unlock(?)", file);
            }
        } catch (SQLException gone) {
            drop();
        } finally {
            lock.unlock();
        }
    }

    private boolean ask(String sql, UUID file) throws SQLException {
        Connection connection = held;
        if (connection == null) {
            connection = database.getConnection();
            held = connection;
            try (Statement statement = connection.createStatement()) {
                statement.execute("set idle_session_timeout = " + mostSilence.toMillis());
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, file.getMostSignificantBits() ^ file.getLeastSignificantBits());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** For good: given back to the pool it would keep its locks. */
    private void drop() {
        Connection connection = held;
        held = null;
        if (connection != null) {
            try (connection) {
                Sql.cut(connection);
            } catch (SQLException gone) {
                // That is what was wanted.
            }
        }
    }
}

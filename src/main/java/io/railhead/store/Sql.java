package io.railhead.store;

import io.railhead.engine.Ledger.LedgerUnreachable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/** Connections for the small statements of this package; every failure of the database has one name. */
final class Sql {
    private Sql() {}

    /** What to do with a connection. */
    interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    /** Sets a statement's parameters. */
    interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    /** Each statement for itself. */
    static <T extends @Nullable Object> T with(DataSource database, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException failed) {
            throw new LedgerUnreachable(failed);
        }
    }

    /** All or nothing. If the commit fails its end is unknown, so whatever is done here must bear a repetition. */
    static <T extends @Nullable Object> T transaction(DataSource database, Work<T> work) {
        return with(database, connection -> {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.on(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        });
    }

    /**
     * Ends a connection without a word over its line, whatever is under way on it. The pool's own abort would leave the
     * driver's connection as it is, and the next thing said on it would wait for the rest of that. To be closed as usual.
     */
    static void cut(Connection connection) {
        try {
            connection.unwrap(PgConnection.class).abort(Runnable::run);
            connection.createStatement().close();
        } catch (SQLException closed) {
            // By which the pool knows that it is of no use any more.
        }
    }

    static int update(Connection connection, String sql, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.to(statement);
            return statement.executeUpdate();
        }
    }
}

package io.railhead.store;

import io.railhead.engine.Ledger.LedgerUnreachable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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

    static int update(Connection connection, String sql, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.to(statement);
            return statement.executeUpdate();
        }
    }
}

package io.railhead.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The ledger's transactions without a container, each on one plain connection. */
final class PlainTransactions implements Transactions {
    /** How the next commit ends. */
    enum Fate {
        GOOD,
        /** The line goes dead before the server has the word. */
        LOST_BEFORE,
        /** The server commits, and its answer is lost. */
        LOST_AFTER
    }

    private final DataSource database;
    private volatile Fate next = Fate.GOOD;

    PlainTransactions(DataSource database) {
        this.database = database;
    }

    void next(Fate fate) {
        next = fate;
    }

    @Override
    public <T> T run(Body<T> body) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            T result = inside(connection, body);
            commit(connection);
            return result;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static <T> T inside(Connection connection, Body<T> body) throws SQLException {
        try {
            return body.in(connection);
        } catch (RuntimeException | SQLException | Error failed) {
            connection.rollback();
            throw failed;
        }
    }

    private void commit(Connection connection) throws SQLException {
        Fate fate = next;
        next = Fate.GOOD;
        if (fate == Fate.LOST_BEFORE) {
            connection.rollback();
            throw new SQLException("the line went dead", "08006");
        }
        connection.commit();
        if (fate == Fate.LOST_AFTER) {
            throw new SQLException("the line went dead", "08006");
        }
    }
}

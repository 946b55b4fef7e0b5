package io.railhead.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs the ledger's transactions: each a new one of its own, on one connection. Thread-safe. */
interface Transactions {
    /** What happens inside. An exception undoes all of it. */
    interface Body<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * Runs the body and commits.
     *
     * @throws RuntimeException whatever ended the transaction: the body's own, as it is or as a cause, or
     *     that of the commit. Only the body itself knows whether it came to its end
     */
    <T> T run(Body<T> body);
}

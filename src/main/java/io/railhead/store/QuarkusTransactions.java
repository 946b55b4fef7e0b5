package io.railhead.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import javax.sql.DataSource;

/** The container's transactions: the data source takes part in the one that runs. */
@Singleton
class QuarkusTransactions implements Transactions {
    private static final int MOST_SECONDS = 30;

    private final DataSource database;

    QuarkusTransactions(DataSource database) {
        this.database = database;
    }

    @Override
    public <T> T run(Body<T> body) {
        return QuarkusTransaction.requiringNew().timeout(MOST_SECONDS).call(() -> {
            try (Connection connection = database.getConnection()) {
                return body.in(connection);
            }
        });
    }
}

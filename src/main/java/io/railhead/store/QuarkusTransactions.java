package io.railhead.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import javax.sql.DataSource;
import org.hibernate.StatelessSession;

/** The container's transactions: data source and injected session take part in the one that runs. */
@Singleton
class QuarkusTransactions implements Transactions {
    private static final int MOST_SECONDS = 30;

    private final DataSource database;
    private final StatelessSession session;

    QuarkusTransactions(DataSource database, StatelessSession session) {
        this.database = database;
        this.session = session;
    }

    @Override
    public <T> T run(Body<T> body) {
        return QuarkusTransaction.requiringNew().timeout(MOST_SECONDS).call(() -> {
            try (Connection connection = database.getConnection()) {
                return body.in(connection, session);
            }
        });
    }
}

package io.railhead.store;

import io.railhead.engine.Committed;
import io.railhead.engine.Lane;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.Ledger;
import io.railhead.engine.Writes;
import io.railhead.message.MessageId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The gateway's ledger on a real database keeps what the simulation's keeps. */
class SqlLedgerContractTest extends LedgerContract {
    private static final TestDatabase DATABASE = TestDatabase.fresh("ledger_contract");

    private final HeldTransactions transactions = new HeldTransactions();
    private final SqlLedger ledger = new SqlLedger(DATABASE.application(), transactions);
    private final SqlOutbox outbox = new SqlOutbox(DATABASE.application());

    /** Lets one transaction wait between its last statement and its commit. */
    private static final class HeldTransactions implements Transactions {
        private final PlainTransactions plain = new PlainTransactions(DATABASE.application());
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile @Nullable Thread held;

        @Override
        public <T> T run(Body<T> body) {
            return plain.run(connection -> {
                T result = body.in(connection);
                if (Thread.currentThread().equals(held)) {
                    reached.countDown();
                    await(released);
                }
                return result;
            });
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(30, TimeUnit.SECONDS)) {
                    throw new AssertionError("nobody came");
                }
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    @Override
    Ledger ledger() {
        return ledger;
    }

    @Override
    LaneKeeper.Register lanes() {
        return new SqlLanes(DATABASE.application());
    }

    @Override
    List<MessageId> outbox(Lane lane, Instant createdBefore) {
        return outbox.waiting(lane, createdBefore, 10_000).stream()
                .map(SqlOutbox.Waiting::message)
                .toList();
    }

    @Override
    void confirmed(MessageId message) {
        outbox.confirmed(List.of(message));
    }

    @Override
    Instant now() {
        return InstantSource.system().instant();
    }

    @Override
    void aMomentPasses() {
        // The database's clock goes on by itself, by microseconds from one statement to the next.
    }

    @Override
    Committed commitWhileAnotherIsNotEnded(Writes other, Runnable unseen, Writes next) {
        CompletableFuture<Committed> first = CompletableFuture.supplyAsync(() -> {
            transactions.held = Thread.currentThread();
            return ledger.commit(other);
        });
        HeldTransactions.await(transactions.reached);
        unseen.run();
        CompletableFuture<Committed> second = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> second.complete(ledger.commit(next)));
        awaitBlocked();
        transactions.released.countDown();
        first.orTimeout(30, TimeUnit.SECONDS).join();
        return second.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Until the server says that somebody waits for a lock; it says so to the role of the sessions alone. */
    private static void awaitBlocked() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        try (Connection application = DATABASE.asApplication();
                PreparedStatement statement = application.prepareStatement(
                        "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = 'ledger_contract'")) {
            while (System.nanoTime() < until) {
                try (ResultSet waiting = statement.executeQuery()) {
                    if (waiting.next()) {
                        return;
                    }
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        throw new AssertionError("nobody waits");
    }
}

package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Committed;
import io.railhead.engine.Payment;
import io.railhead.engine.Writes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Gateways that fall silent in the middle of copying rows, on a real database. */
class SilentCopiesTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("silent_copies");
    private static final String COPY = "copy parked (message_id, detail) from stdin";

    private final SqlLedger ledger =
            new SqlLedger(DATABASE.application(), new PlainTransactions(DATABASE.application()));
    private Instant now = Samples.NOW;
    private final SilentCopies copies = new SilentCopies(DATABASE.application(), () -> now);
    private Connection gateway;

    @BeforeEach
    void aGatewayConnects() throws SQLException {
        gateway = DATABASE.asApplication(url -> url);
        gateway.setAutoCommit(false);
    }

    @AfterEach
    void itGoes() throws SQLException {
        gateway.abort(Runnable::run);
    }

    private static CopyIn begin(Connection gateway) throws SQLException {
        return gateway.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    }

    private void lookAfter(long millis) {
        now = now.plusMillis(millis);
        copies.end();
    }

    private static boolean isWaitedFor() {
        return !DATABASE.columnForApplication(
                        "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = 'silent_copies'")
                .isEmpty();
    }

    private static void await(String state) throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            if (!DATABASE.columnForApplication(
                            "select 1 from pg_stat_activity where query like 'copy %' and datname = 'silent_copies' and "
                                    + state)
                    .isEmpty()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("no copy where " + state);
    }

    @Test
    void aCopyThatDoesNotMoveForThreeSecondsIsEndedAndItsKeysAreFree() throws Exception {
        Payment payment = Samples.queued();
        Writes.NewPayment request = Samples.request(payment, "half written", "body", null);
        Registers.takeRequests(gateway, List.of(request));
        CopyIn copy = begin(gateway);
        await("wait_event = 'ClientRead'");
        CompletableFuture<Committed> again =
                CompletableFuture.supplyAsync(() -> ledger.commit(Samples.accept(request)));
        for (int i = 0; i < 500 && !isWaitedFor(); i++) {
            Thread.sleep(10);
        }
        assertTrue(isWaitedFor(), "it waits behind the key");
        lookAfter(0);
        lookAfter(2_999);
        assertFalse(again.isDone());
        lookAfter(1);
        Committed.Done done = assertInstanceOf(Committed.Done.class, again.get(10, TimeUnit.SECONDS));
        assertTrue(done.known().isEmpty(), "nothing was left of the first");
        assertThrows(SQLException.class, copy::endCopy);
        assertThrows(SQLException.class, copy::cancelCopy);
        assertFalse(gateway.isValid(5));
    }

    @Test
    void aCopyThatMovesOnHoweverSlowlyIsLeftAlone() throws Exception {
        CopyIn copy = begin(gateway);
        for (int i = 0; i < 4; i++) {
            await("wait_event = 'ClientRead'");
            lookAfter(2_000);
            byte[] row = "a".repeat(10).getBytes(StandardCharsets.UTF_8);
            long before = bytes();
            copy.writeToCopy(row, 0, row.length);
            copy.flushCopy();
            for (int wait = 0; wait < 500 && bytes() == before; wait++) {
                Thread.sleep(10);
            }
        }
        copy.cancelCopy();
        gateway.rollback();
        assertTrue(gateway.isValid(5));
    }

    private static long bytes() {
        return Long.parseLong(DATABASE.columnForApplication("select max(bytes_processed) from pg_stat_progress_copy")
                .getFirst());
    }

    @Test
    void aCopyThatWaitsForSomebodyElsesKeyIsNotSilent() throws Exception {
        try (Connection other = DATABASE.asApplication(url -> url);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            String lane = "insert into lane (link, node, epoch, lease_until) values ('uk-fps', 'n', 1, now())";
            statement.execute(lane);
            CompletableFuture<Long> waiting = CompletableFuture.supplyAsync(() -> copyLane(gateway));
            await("wait_event_type = 'Lock'");
            lookAfter(0);
            lookAfter(10_000);
            other.rollback();
            assertEquals(1, waiting.get(10, TimeUnit.SECONDS));
            gateway.rollback();
        }
    }

    private static long copyLane(Connection connection) {
        try {
            byte[] row = "uk-fps\tn\t1\t2026-03-02 10:00:00Z\n".getBytes(StandardCharsets.UTF_8);
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy lane (link, node, epoch, lease_until) from stdin");
            copy.writeToCopy(row, 0, row.length);
            return copy.endCopy();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void theOwnersCopyIsNotTheGateways() throws Exception {
        try (Connection owner = DATABASE.asOwner()) {
            owner.setAutoCommit(false);
            CopyIn copy = begin(owner);
            lookAfter(0);
            lookAfter(10_000);
            copy.cancelCopy();
            owner.rollback();
            assertTrue(owner.isValid(5));
        }
    }
}

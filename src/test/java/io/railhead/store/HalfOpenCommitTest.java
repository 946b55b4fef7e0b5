package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.railhead.engine.Committed;
import io.railhead.engine.Payment;
import io.railhead.engine.Taken;
import io.railhead.engine.Writes;
import io.railhead.proving.proxy.Line;
import io.railhead.proving.proxy.Weather;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A commit of the engine whose connection hangs open at any moment. It is tried at each piece of what the two sides say,
 * from the first of the handshake to the last of the commit.
 */
class HalfOpenCommitTest {
    private static final String NAME = "half_open_commit";
    private static final TestDatabase DATABASE = TestDatabase.fresh(NAME);
    private static final int MANY = 60;
    /** The gateway's are 3, 5 and 8 seconds; shorter here, for there are some twenty moments. */
    private static final String LIMITS = "set idle_in_transaction_session_timeout = '200ms'; set lock_timeout = '4s'";

    private static final String IMPATIENT = "?socketTimeout=1&loginTimeout=1";

    private Instant now = Samples.NOW;
    private final SqlLedger sound =
            new SqlLedger(DATABASE.application(), new PlainTransactions(DATABASE.application()));
    private final SilentCopies copies = new SilentCopies(DATABASE.application(), () -> now);

    @Test
    void whereverTheConnectionHangsTheSameRequestMakesOnePaymentSoonAfter() throws Exception {
        Set<String> begun = new TreeSet<>();
        boolean whole = false;
        for (int piece = 1; !whole && piece < MANY; piece++) {
            try (Line line = Line.to(DATABASE.port())) {
                line.weather(Weather.halfOpenFrom(piece));
                String key = "hangs at " + piece;
                Committed first = over(line, writes(key));
                whole = first instanceof Committed.Done;
                begun.addAll(waitingForTheirClient());
                theClockOfSilentCopiesTicks();
                theSameRequestMakesOnePayment(key, first);
            }
        }
        assertTrue(whole, "the last ones are past the commit");
        assertTrue(
                begun.stream().anyMatch(statement -> statement.startsWith("copy payment ")),
                "some hung in the middle of a copy, of " + begun);
        assertEquals(List.of(), new AuditChains(DATABASE.application()).verify().wrong());
    }

    /** The engine's thread comes back, whatever hangs; if not, its pool could not be closed either. */
    private static Committed over(Line line, Writes writes) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    try (AgroalDataSource pool = DATABASE.applicationBy(line.port(), IMPATIENT, LIMITS)) {
                        return new SqlLedger(pool, new ContainerTransactions(pool)).commit(writes);
                    }
                })
                .get(60, TimeUnit.SECONDS);
    }

    private void theSameRequestMakesOnePayment(String key, Committed first) {
        Payment again = Samples.queued();
        Committed.Done second = assertInstanceOf(
                Committed.Done.class, sound.commit(Samples.accept(Samples.request(again, key, "body", null))), key);
        boolean wasWritten = second.known().get(again.id()) instanceof Taken.Replayed;
        assertTrue(wasWritten || second.known().isEmpty(), key);
        assertFalse(first instanceof Committed.Unavailable && wasWritten, key + ": it was said that nothing is");
        assertEquals(
                1,
                DATABASE.column("select 1 from idempotency where key = '" + key + "'")
                        .size());
    }

    private static Writes writes(String key) {
        return Samples.accept(Samples.request(Samples.queued(), key, "body", null));
    }

    /** What is left open at the server while nobody is there any more. */
    private static List<String> waitingForTheirClient() {
        return DATABASE.columnForApplication("select query from pg_stat_activity where datname = '" + NAME
                + "' and usename = 'railhead_app' and state = 'active' and wait_event = 'ClientRead'");
    }

    private void theClockOfSilentCopiesTicks() {
        copies.end();
        now = now.plusSeconds(3);
        copies.end();
    }
}

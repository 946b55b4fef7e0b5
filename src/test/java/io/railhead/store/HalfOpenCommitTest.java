package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Committed;
import io.railhead.engine.Payment;
import io.railhead.engine.Taken;
import io.railhead.engine.Writes;
import io.railhead.proving.proxy.Line;
import io.railhead.proving.proxy.Weather;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

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

    private static final int GIVES_UP_SECONDS = 1;

    private Instant now = Samples.NOW;
    private final SqlLedger sound =
            new SqlLedger(DATABASE.application(), new PlainTransactions(DATABASE.application()));
    private final SilentCopies copies = new SilentCopies(DATABASE.application(), () -> now);

    /** Over the line, each commit on a connection of its own. */
    private static SqlLedger over(Line line) {
        PGSimpleDataSource source = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = DATABASE.asApplication(url -> url.replace(
                                ":"
                                        + URI.create(url.substring("jdbc:".length()))
                                                .getPort(),
                                ":" + line.port())
                        + "?socketTimeout=" + GIVES_UP_SECONDS + "&loginTimeout=" + GIVES_UP_SECONDS);
                try (Statement statement = connection.createStatement()) {
                    statement.execute(LIMITS);
                }
                return connection;
            }
        };
        return new SqlLedger(source, new PlainTransactions(source));
    }

    private static int port() {
        return Integer.parseInt(DATABASE.column("show port").getFirst());
    }

    @Test
    void whereverTheConnectionHangsTheSameRequestMakesOnePaymentSoonAfter() throws Exception {
        Set<String> begun = new TreeSet<>();
        boolean whole = false;
        for (int piece = 1; !whole && piece < MANY; piece++) {
            try (Line line = Line.to(port())) {
                line.weather(Weather.halfOpenFrom(piece));
                String key = "hangs at " + piece;
                Committed first = over(line).commit(writes(key));
                whole = first instanceof Committed.Done;
                begun.addAll(waitingForTheirClient());
                theClockOfSilentCopiesTicks();
                Payment again = Samples.queued();
                Committed.Done second = assertInstanceOf(
                        Committed.Done.class,
                        sound.commit(Samples.accept(Samples.request(again, key, "body", null))),
                        key);
                boolean wasWritten = second.known().get(again.id()) instanceof Taken.Replayed;
                assertTrue(wasWritten || second.known().isEmpty(), key);
                assertFalse(
                        first instanceof Committed.Unavailable && wasWritten, key + ": it was said that nothing is");
                assertEquals(
                        1,
                        Integer.parseInt(DATABASE.column("select count(*) from idempotency where key = '" + key + "'")
                                .getFirst()));
            }
        }
        assertTrue(whole, "the last ones are past the commit");
        assertTrue(
                begun.stream().anyMatch(statement -> statement.startsWith("copy payment ")),
                "some hung in the middle of a copy, of " + begun);
        assertEquals(List.of(), new AuditChains(DATABASE.application()).verify().wrong());
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

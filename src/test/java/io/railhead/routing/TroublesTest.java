package io.railhead.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.railhead.engine.Ledger.LedgerUnreachable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What somebody on call reads while routes fail. */
class TroublesTest {
    private final LedgerUnreachable away =
            new LedgerUnreachable(new SQLException("Connection refused.\nDetail: nothing for the log"));

    private Instant now = Instant.parse("2026-01-31T09:00:00Z");
    private final Troubles troubles = new Troubles(() -> now);

    @Test
    void theFirstFailureIsToldAtOnceWithItsCause() {
        assertEquals(
                "Route tell-callers failed: the database cannot be reached: Connection refused.",
                troubles.line("tell-callers", away));
    }

    @Test
    void aCauseWithoutWordsDoesNotHideTheWordsAboveIt() {
        SQLException waited = new SQLException("Acquisition timeout while waiting for new connection");
        waited.initCause(new TimeoutException());
        assertEquals(
                "Route keep-lanes failed: the database cannot be reached:"
                        + " Acquisition timeout while waiting for new connection",
                troubles.line("keep-lanes", new LedgerUnreachable(waited)));
    }

    @Test
    void whatGoesOnIsToldOnceInTenSecondsWithItsCount() {
        troubles.line("tell-callers", away);
        for (int tick = 0; tick < 199; tick++) {
            now = now.plusMillis(50);
            assertNull(troubles.line("tell-callers", away));
        }
        now = now.plusMillis(50);
        assertEquals(
                "Route tell-callers failed: the database cannot be reached: Connection refused."
                        + " (and 199 times since that was said last)",
                troubles.line("tell-callers", away));
    }

    @Test
    void anotherRouteAndAnotherKindOfTroubleAreToldAtOnce() {
        troubles.line("tell-callers", away);
        assertNotNull(troubles.line("watch-deadlines", away));
        assertNotNull(troubles.line("tell-callers", new IllegalStateException("a defect")));
    }

    @Test
    void ofADefectOnlyTheKindIsPutIntoTheLineForItsWordsMayQuoteContent() {
        assertEquals(
                "Route work-on-file failed: IllegalStateException",
                troubles.line("work-on-file", new IllegalStateException("GB29NWBK60161331926819")));
    }
}

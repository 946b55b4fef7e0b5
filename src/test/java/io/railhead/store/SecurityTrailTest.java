package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.audit.AuditEntry;
import io.railhead.audit.SecurityEvent;
import io.railhead.audit.Threat;
import io.railhead.store.PlainTransactions.Fate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Security events of doors that write nothing else, on a real database. */
class SecurityTrailTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("security");
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00.123456Z");

    private final PlainTransactions transactions = new PlainTransactions(DATABASE.application());
    private final ConcurrentLinkedQueue<AuditEntry> watched = new ConcurrentLinkedQueue<>();
    private final SecurityTrail trail =
            new SecurityTrail(DATABASE.application(), transactions, watched::add, () -> NOW);
    private final SecurityEvents events = new SecurityEvents(DATABASE.application());
    private final AuditChains chains = new AuditChains(DATABASE.application());

    @BeforeEach
    void empty() {
        DATABASE.update("truncate audit, audit_batch");
    }

    private void note(String code) {
        trail.note(new SecurityEvent(Threat.TOKEN, code, "api", "unknown", NOW));
    }

    private void awaitQuiet() throws InterruptedException {
        while (!trail.isQuiet()) {
            Thread.sleep(5);
        }
    }

    @Test
    void eachEventIsOneRowThatIsListedAndWatchedOnceInAnUnbrokenChain() throws InterruptedException {
        note("first");
        awaitQuiet();
        note("second");
        awaitQuiet();
        List<AuditEntry> listed = events.list(null, 10);
        assertEquals(
                List.of("second", "first"),
                listed.stream().map(entry -> entry.detail().get("code")).toList());
        assertEquals("security.refused", listed.getFirst().event());
        assertEquals("token", listed.getFirst().detail().get("class"));
        assertEquals(2, watched.size());
        assertEquals(List.of(), chains.verify().wrong());
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEnded() throws InterruptedException {
        note("one");
        note("two");
        note("three");
        awaitQuiet();
        List<AuditEntry> page = events.list(null, 2);
        List<AuditEntry> rest = events.list(page.getLast().id(), 2);
        assertEquals(
                List.of("one"),
                rest.stream().map(entry -> entry.detail().get("code")).toList());
    }

    @Test
    void otherEntriesOfTheAuditAreNotListed() throws InterruptedException {
        note("mine");
        awaitQuiet();
        DATABASE.update("insert into audit (id, event, detail, actor, at, writer, seq, position, digest) values"
                + " (uuid7_floor(now()), 'payment.settled', '', 'x', now(),"
                + " '019c9a00-0000-7000-8000-000000000002', 1, 0, '')");
        assertEquals(1, events.list(null, 10).size());
    }

    @Test
    void aCommitWhoseAnswerIsLostIsNotWrittenTwice() throws InterruptedException {
        transactions.next(Fate.LOST_AFTER);
        note("once");
        awaitQuiet();
        note("next");
        awaitQuiet();
        assertEquals(2, events.list(null, 10).size());
        assertEquals(2, watched.size());
        assertEquals(List.of(), chains.verify().wrong());
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLater() throws InterruptedException {
        transactions.next(Fate.LOST_BEFORE);
        note("late");
        awaitQuiet();
        assertEquals(1, events.list(null, 10).size());
        assertEquals(List.of(), chains.verify().wrong());
    }

    @Test
    void aFloodIsCountedAndNotKeptWhole() throws InterruptedException {
        for (int i = 0; i < 5_000; i++) {
            note("flood");
        }
        awaitQuiet();
        List<AuditEntry> all = events.list(null, 5_001);
        long rows = all.stream()
                .filter(entry -> entry.event().equals("security.refused"))
                .count();
        long counted = all.stream()
                .filter(entry -> entry.event().equals("security.overflow"))
                .mapToLong(entry -> Long.parseLong(entry.detail().get("count")))
                .sum();
        assertEquals(5_000, rows + counted);
        assertTrue(counted > 0, "five thousand at once are more than anybody writes down");
    }
}

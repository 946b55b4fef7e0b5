package io.railhead.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A chain holds as it was written, and no other way. */
class ChainVerifierTest {
    private static final UUID WRITER = new UUID(7, 7);
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00.123456Z");

    private static AuditEntry entry(int number) {
        return new AuditEntry(
                new UUID(1, number), new UUID(2, number), null, "payment.queued", Map.of("n", "" + number), "x", AT);
    }

    /** Four batches of one, two, three and four entries. */
    private static List<ChainVerifier.Found> chain() {
        List<ChainVerifier.Found> found = new ArrayList<>();
        Chain chain = Chain.begin(WRITER);
        for (int size = 1; size <= 4; size++) {
            List<AuditEntry> entries = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                entries.add(entry(10 * size + i));
            }
            Chain.Batch batch = chain.extend(entries);
            found.add(new ChainVerifier.Found(batch.seq(), batch.previous(), batch.digest(), entries));
            chain = batch.after();
        }
        return found;
    }

    private static void assertBroken(List<ChainVerifier.Found> chain) {
        assertFalse(ChainVerifier.verify(WRITER, chain).isEmpty());
    }

    private static void assertEntriesMatter(int batch, UnaryOperator<List<AuditEntry>> tampering) {
        List<ChainVerifier.Found> chain = chain();
        ChainVerifier.Found was = chain.get(batch);
        List<AuditEntry> entries = new ArrayList<>(was.entries());
        chain.set(batch, new ChainVerifier.Found(was.seq(), was.previous(), was.digest(), tampering.apply(entries)));
        List<String> wrong = ChainVerifier.verify(WRITER, chain);
        assertEquals(1, wrong.size(), wrong.toString());
        assertTrue(wrong.getFirst().contains("batch " + was.seq()), wrong.toString());
    }

    @Test
    void anUntouchedChainHolds() {
        assertEquals(List.of(), ChainVerifier.verify(WRITER, chain()));
        assertEquals(List.of(), ChainVerifier.verify(WRITER, List.of()));
    }

    @Test
    void aRemovedEntryShows() {
        assertEntriesMatter(2, entries -> entries.subList(1, entries.size()));
    }

    @Test
    void anAddedEntryShows() {
        assertEntriesMatter(2, entries -> {
            entries.add(entry(99));
            return entries;
        });
    }

    @Test
    void twoEntriesInAnotherOrderShow() {
        assertEntriesMatter(3, entries -> {
            Collections.swap(entries, 0, 1);
            return entries;
        });
    }

    @Test
    void everyChangedFieldShows() {
        AuditEntry was = entry(20);
        List<AuditEntry> changed = List.of(
                new AuditEntry(new UUID(9, 9), was.payment(), null, was.event(), was.detail(), "x", AT),
                new AuditEntry(was.id(), new UUID(9, 9), null, was.event(), was.detail(), "x", AT),
                new AuditEntry(was.id(), null, null, was.event(), was.detail(), "x", AT),
                new AuditEntry(was.id(), null, was.payment(), was.event(), was.detail(), "x", AT),
                new AuditEntry(was.id(), was.payment(), null, "payment.settled", was.detail(), "x", AT),
                new AuditEntry(was.id(), was.payment(), null, was.event(), Map.of("n", "21"), "x", AT),
                new AuditEntry(was.id(), was.payment(), null, was.event(), was.detail(), "y", AT),
                new AuditEntry(was.id(), was.payment(), null, was.event(), was.detail(), "x", AT.plusNanos(1000)));
        for (AuditEntry other : changed) {
            assertEntriesMatter(1, entries -> {
                entries.set(0, other);
                return entries;
            });
        }
    }

    @Test
    void aRemovedBatchShows() {
        for (int i = 0; i < 3; i++) {
            List<ChainVerifier.Found> chain = chain();
            chain.remove(i);
            assertBroken(chain);
        }
    }

    @Test
    void batchesInAnotherOrderShow() {
        List<ChainVerifier.Found> chain = chain();
        Collections.swap(chain, 1, 2);
        assertBroken(chain);
    }

    @Test
    void anotherWritersChainDoesNotPassForThisOne() {
        assertFalse(ChainVerifier.verify(new UUID(8, 8), chain()).isEmpty());
    }

    @Test
    void aBatchWrittenAnewWithItsDigestBreaksTheOneAfterIt() {
        List<ChainVerifier.Found> chain = chain();
        ChainVerifier.Found was = chain.get(1);
        List<AuditEntry> forged = List.of(entry(77));
        Chain.Batch fits = new Chain(WRITER, was.seq() - 1, was.previous()).extend(forged);
        chain.set(1, new ChainVerifier.Found(fits.seq(), fits.previous(), fits.digest(), forged));
        List<String> wrong = ChainVerifier.verify(WRITER, chain);
        assertEquals(1, wrong.size());
        assertTrue(wrong.getFirst().contains("batch 3 does not follow"), wrong.toString());
    }

    @Test
    void aNewIncarnationHasAChainOfItsOwn() {
        assertNotEquals(
                Chain.begin(new UUID(1, 1)).head(), Chain.begin(new UUID(1, 2)).head());
    }

    @Test
    void finerTimesThanTheDatabaseKeepsMakeNoDifference() {
        AuditEntry was = entry(1);
        AuditEntry finer = new AuditEntry(
                was.id(), was.payment(), null, was.event(), was.detail(), was.actor(), AT.plusNanos(999));
        assertEquals(Chain.digest(was), Chain.digest(finer));
    }
}

package io.railhead.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Ledger.LedgerUnreachable;
import io.railhead.engine.Taken;
import io.railhead.message.Digest;
import io.railhead.message.Reason;
import io.railhead.payment.ParticipantId;
import io.railhead.store.FileIds;
import io.railhead.store.RefusedItem;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemTakingTest {
    private static final Instant NOW = Instant.parse("2030-05-06T09:00:00Z");

    @TempDir
    Path folder = Path.of("");

    private final StoredFile file = StoredFile.arrived(
            FileIds.next(), new ParticipantId("demo"), "demo", "demo", "a.xml", Digest.of(new byte[0]), NOW);
    private final Channel channel = new Channel(
            "demo", new ParticipantId("demo"), "demo", Channel.Policy.ACCEPT_GOOD, Channel.PastDates.REFUSE);

    /** Register and engine in one, as the database is: an id is taken once. */
    private static final class Desk implements ItemTaking.Register {
        private final Set<UUID> taken = new HashSet<>();
        private final Map<UUID, RefusedItem> refused = new HashMap<>();
        private int asked;
        private int waits;

        @Override
        public Set<UUID> known(Collection<UUID> items) {
            Set<UUID> known = new HashSet<>(taken);
            known.addAll(refused.keySet());
            known.retainAll(items);
            return known;
        }

        @Override
        public void refuse(UUID id, List<RefusedItem> items) {
            for (RefusedItem item : items) {
                if (!taken.contains(item.id())) {
                    refused.putIfAbsent(item.id(), item);
                }
            }
        }

        CompletableFuture<Taken> take(Acceptance acceptance) {
            asked++;
            UUID id = acceptance.payment().id().value();
            return CompletableFuture.completedFuture(
                    taken.add(id)
                            ? new Taken.New(acceptance.payment(), new byte[0])
                            : new Taken.Replayed(id, new byte[0]));
        }
    }

    private final Desk desk = new Desk();

    private boolean take(Pain001 source, ItemEngine engine, BooleanSupplier closing) throws IOException {
        ItemTaking taking = new ItemTaking(
                new Items(ItemsTest.vetting(InstantSource.fixed(NOW))),
                desk,
                engine::take,
                time -> desk.waits++,
                InstantSource.fixed(NOW));
        return taking.take(file, channel, source.to(folder.resolve("a.xml")), Map.of(), closing);
    }

    private interface ItemEngine {
        CompletableFuture<Taken> take(Acceptance acceptance);
    }

    private static boolean open() {
        return false;
    }

    @Test
    void fiveThousandItemsAreTakenOnceEach() throws IOException {
        assertTrue(take(
                new Pain001("M").block("A", 2500, Pain001::good).block("B", 2500, Pain001::good),
                desk::take,
                ItemTakingTest::open));
        assertEquals(5000, desk.taken.size());
        assertEquals(5000, desk.asked);
        assertTrue(desk.taken.contains(FileIds.item(file.id(), 4999)));
        assertTrue(desk.refused.isEmpty());
    }

    @Test
    void badItemsAreSetApartAndTheOthersGoOn() throws IOException {
        Pain001 source = new Pain001("M")
                .block(
                        "A",
                        10,
                        i -> i % 5 == 3
                                ? Pain001.item(i, "GBP", "0.00", "<IBAN>GB29NWBK60161331926819</IBAN>")
                                : Pain001.good(i));
        assertTrue(take(source, desk::take, ItemTakingTest::open));
        assertEquals(8, desk.taken.size());
        assertEquals(Set.of(FileIds.item(file.id(), 3), FileIds.item(file.id(), 8)), desk.refused.keySet());
    }

    @Test
    void aSecondReadingAsksOnlyForWhatTheFirstLeft() throws IOException {
        Pain001 source = new Pain001("M").block("A", 500, Pain001::good);
        boolean[] stop = {false};
        assertFalse(take(
                source,
                acceptance -> {
                    stop[0] |= desk.asked == 250;
                    return desk.take(acceptance);
                },
                () -> stop[0]));
        int first = desk.asked;
        assertTrue(first < 500);
        assertTrue(take(source, desk::take, ItemTakingTest::open));
        assertEquals(500, desk.asked);
        assertEquals(500, desk.taken.size());
    }

    @Test
    void whatCannotBeStoredNowIsTriedUntilItCan() throws IOException {
        int[] busy = {300};
        assertTrue(take(
                new Pain001("M").block("A", 250, Pain001::good),
                acceptance -> {
                    if (busy[0]-- > 0) {
                        return busy[0] % 2 == 0
                                ? CompletableFuture.completedFuture(new Taken.Unavailable("too much"))
                                : CompletableFuture.failedFuture(new LedgerUnreachable(new IOException("gone")));
                    }
                    return desk.take(acceptance);
                },
                ItemTakingTest::open));
        assertEquals(250, desk.taken.size());
        assertTrue(desk.refused.isEmpty(), "trouble is no refusal");
        assertTrue(desk.waits > 0);
    }

    @Test
    void whoeverWaitsForTheEngineDoesNotHoldUpAStop() throws IOException {
        int[] looks = {0};
        assertFalse(take(
                new Pain001("M").block("A", 20, Pain001::good),
                acceptance -> new CompletableFuture<>(),
                () -> looks[0]++ > 3));
        assertTrue(desk.refused.isEmpty());
    }

    @Test
    void noMoreOfAFileIsReadThanTheEngineHasRoomFor() throws IOException {
        int[] asked = {0};
        assertFalse(take(
                new Pain001("M").block("A", 5000, Pain001::good),
                acceptance -> {
                    asked[0]++;
                    return new CompletableFuture<>();
                },
                () -> asked[0] >= 3 * ItemChunks.AT_ONCE));
        assertEquals(3 * ItemChunks.AT_ONCE, asked[0]);
    }

    @Test
    void anItemThatFailsByADefectAgainAndAgainDoesNotHoldUpTheOthers() throws IOException {
        UUID poison = FileIds.item(file.id(), 7);
        assertTrue(take(
                new Pain001("M").block("A", 20, Pain001::good),
                acceptance -> acceptance.payment().id().value().equals(poison)
                        ? CompletableFuture.failedFuture(new IllegalStateException("a defect"))
                        : desk.take(acceptance),
                ItemTakingTest::open));
        assertEquals(19, desk.taken.size());
        assertEquals(Set.of(poison), desk.refused.keySet());
        Reason reason = desk.refused.values().iterator().next().reason();
        assertEquals("FF10", reason.code());
    }

    @Test
    void aDefectAfterTheItemWasTakenDoesNotRefuseIt() throws IOException {
        UUID odd = FileIds.item(file.id(), 7);
        assertTrue(take(
                new Pain001("M").block("A", 20, Pain001::good),
                acceptance -> {
                    CompletableFuture<Taken> taken = desk.take(acceptance);
                    return acceptance.payment().id().value().equals(odd)
                            ? CompletableFuture.failedFuture(new IllegalStateException("after the commit"))
                            : taken;
                },
                ItemTakingTest::open));
        assertEquals(20, desk.taken.size());
        assertTrue(desk.refused.isEmpty());
    }
}

package io.railhead.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.message.Digest;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger file outlives the process, whatever moment it ends at. */
final class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-03-14T09:26:54.123Z");

    @TempDir
    Path folder;

    @Test
    void aSummaryHasTheAgreedShape() throws Exception {
        try (Ledger ledger = Ledger.open(file())) {
            ledger.append(entry("1", Outcome.SETTLED, 1000));
            ledger.append(entry("2", Outcome.SETTLED, 1200));
            assertEquals(
                    "{\"uk-fps\":{\"settled\":{\"count\":2,\"sum\":{\"GBP\":\"22.00\"}},"
                            + "\"rejected\":{\"count\":0,\"sum\":{}},\"doubled\":0}}",
                    LinkTotals.json(ledger.totals()));
        }
    }

    @Test
    void everythingIsThereAgainAfterAReplay() throws Exception {
        Entry odd = new Entry(
                "uk-fps",
                NOW,
                Outcome.REJECTED,
                "T\t1%0A",
                "",
                "end\nto\r end",
                money(5),
                Digest.of(new byte[] {1}),
                "M1",
                List.of(PackedAnswer.pack(PlannedAnswer.now(Xml.utf8("<a>ü</a>")))));
        try (Ledger ledger = Ledger.open(file())) {
            ledger.append(odd);
            ledger.append(entry("2", Outcome.SETTLED, 1200));
            ledger.sync();
        }
        try (Ledger ledger = Ledger.open(file())) {
            assertEquals(odd, ledger.find("T\t1%0A", ""));
            assertEquals("M2", found(ledger, "T2", "").messageId());
            assertEquals("M2", found(ledger, "", "u2").messageId());
            assertNull(ledger.find("T3", "u3"));
            assertNull(ledger.find("", ""));
            assertEquals(1, ukFps(ledger.totals()).rejected().count());
        }
    }

    @Test
    void aTornTailIsCutWhereverItTears() throws Exception {
        long first;
        try (Ledger ledger = Ledger.open(file())) {
            ledger.append(entry("1", Outcome.SETTLED, 1000));
            first = ledger.position();
            ledger.append(entry("2", Outcome.SETTLED, 1200));
        }
        byte[] whole = Files.readAllBytes(file());
        for (int length = (int) first; length < whole.length; length += 3) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertEquals(1, ukFps(LedgerReader.totals(file())).settled().count());
            try (Ledger ledger = Ledger.open(file())) {
                assertEquals(first, ledger.position());
                assertNull(ledger.find("T2", "u2"));
                ledger.append(entry("2", Outcome.SETTLED, 1200));
            }
            assertArrayEquals(whole, Files.readAllBytes(file()));
        }
    }

    @Test
    void aTornTailThatEndsInALineFeedIsCutToo() throws Exception {
        try (Ledger ledger = Ledger.open(file())) {
            ledger.append(entry("1", Outcome.SETTLED, 1000));
        }
        Files.writeString(file(), "0badc0de B half a li\n", StandardOpenOption.APPEND);
        try (Ledger ledger = Ledger.open(file())) {
            assertEquals(1, ukFps(ledger.totals()).settled().count());
        }
    }

    @Test
    void damageBeforeTheEndIsNotCutAwayButReported() throws Exception {
        try (Ledger ledger = Ledger.open(file())) {
            ledger.append(entry("1", Outcome.SETTLED, 1000));
            ledger.append(entry("2", Outcome.SETTLED, 1200));
        }
        String text = Files.readString(file(), StandardCharsets.UTF_8);
        Files.writeString(file(), text.replace("\t1000\t", "\t9000\t"));
        assertThrows(LedgerDamagedException.class, () -> Ledger.open(file()));
        assertThrows(LedgerDamagedException.class, () -> LedgerReader.totals(file()));
    }

    @Test
    void aTransactionBookedTwiceIsCountedByWhicheverIdItIsKnown() throws Exception {
        try (Ledger ledger = Ledger.open(file())) {
            ledger.append(entry("1", "u1", Outcome.SETTLED, 1000));
            ledger.append(entry("1", "u2", Outcome.SETTLED, 1000));
            ledger.append(entry("3", "u1", Outcome.REJECTED, 1000));
            ledger.append(entry("4", "u4", Outcome.SETTLED, 1000));
            assertEquals(2, ukFps(ledger.totals()).doubled());
            ledger.sync();
            assertEquals(ledger.totals(), LedgerReader.totals(file()));
        }
        try (Ledger ledger = Ledger.open(file())) {
            assertEquals(2, ukFps(ledger.totals()).doubled());
        }
    }

    @Test
    void aBookingIsOnlyOnDiskAfterSync() throws Exception {
        try (Ledger ledger = Ledger.open(file())) {
            ledger.append(entry("1", Outcome.SETTLED, 1000));
            assertEquals(Map.of(), LedgerReader.totals(file()));
            ledger.sync();
            assertEquals(1, ukFps(LedgerReader.totals(file())).settled().count());
        }
    }

    @Test
    void delayedAnswersSurviveARestartUntilTheyHaveLeft() throws Exception {
        byte[] late = Xml.utf8("late");
        try (Ledger ledger = Ledger.open(file())) {
            ledger.append(withAnswers(
                    "1",
                    PlannedAnswer.now(Xml.utf8("at once")),
                    PlannedAnswer.after(Duration.ofSeconds(8), Xml.utf8("soon")),
                    PlannedAnswer.after(Duration.ofSeconds(25), late)));
            ledger.append(withAnswers("2", PlannedAnswer.after(Duration.ofSeconds(3), Xml.utf8("first"))));
        }
        try (Ledger ledger = Ledger.open(file())) {
            assertEquals(NOW.plusSeconds(3), ledger.nextDue());
            assertEquals(List.of(), ledger.due(NOW.plusSeconds(2), 10));
            List<DelayedAnswer> due = ledger.due(NOW.plusSeconds(8), 10);
            assertEquals(2, due.size());
            assertEquals(1, ledger.due(NOW.plusSeconds(8), 1).size());
            due.forEach(ledger::sent);
        }
        try (Ledger ledger = Ledger.open(file())) {
            DelayedAnswer last = ledger.due(NOW.plusSeconds(60), 10).getFirst();
            assertArrayEquals(late, ledger.open(last).bytes());
            ledger.sent(last);
            assertNull(ledger.nextDue());
            assertEquals(2, ukFps(ledger.totals()).settled().count());
        }
    }

    @Test
    void twoSimulatorsCannotShareALedger() throws Exception {
        try (Ledger ledger = Ledger.open(file())) {
            assertThrows(IOException.class, () -> Ledger.open(file()));
            assertEquals(0, ledger.position());
        }
    }

    @Test
    void manyTransactionsAreFoundAgain() throws Exception {
        int many = 20_000;
        try (Ledger ledger = Ledger.open(file())) {
            for (int i = 0; i < many; i++) {
                ledger.append(entry(Integer.toString(i), Outcome.SETTLED, 1));
            }
        }
        try (Ledger ledger = Ledger.open(file())) {
            for (int i = 0; i < many; i += 37) {
                assertEquals("M" + i, found(ledger, "T" + i, "").messageId());
            }
            assertEquals(money(many), ukFps(ledger.totals()).settled().in(Currency.of("GBP")));
            assertEquals(0, ukFps(ledger.totals()).doubled());
        }
    }

    @Test
    void aPackedAnswerComesBackByteForByteAndSmall() throws Exception {
        try (Desk desk = new Desk(folder.resolve("desk"))) {
            PlannedAnswer answer = desk.receive(Gateway.Order.of("10.00")).getFirst();
            PackedAnswer packed = PackedAnswer.pack(answer);
            assertArrayEquals(answer.bytes(), packed.open().bytes());
            assertTrue(
                    packed.text().length() < answer.bytes().length / 3,
                    "" + packed.text().length());
        }
    }

    private static LinkTotals ukFps(Map<String, LinkTotals> totals) {
        return totals.getOrDefault("uk-fps", LinkTotals.NONE);
    }

    private static Entry found(Ledger ledger, String transactionId, String uetr) {
        Entry entry = ledger.find(transactionId, uetr);
        assertNotNull(entry);
        return entry;
    }

    private Path file() throws IOException {
        return folder.resolve("uk-fps.ledger");
    }

    private static Money money(long minor) {
        return new Money(Currency.of("GBP"), minor);
    }

    private static Entry entry(String id, Outcome outcome, long minor) {
        return entry(id, "u" + id, outcome, minor);
    }

    private static Entry entry(String id, String uetr, Outcome outcome, long minor) {
        return new Entry(
                "uk-fps",
                NOW,
                outcome,
                "T" + id,
                uetr,
                "E",
                money(minor),
                Digest.of(Xml.utf8(id)),
                "M" + id,
                List.of());
    }

    private static Entry withAnswers(String id, PlannedAnswer... answers) {
        List<PackedAnswer> packed =
                Arrays.stream(answers).map(PackedAnswer::pack).toList();
        return new Entry(
                "uk-fps",
                NOW,
                Outcome.SETTLED,
                "T" + id,
                "u" + id,
                "E",
                money(1),
                Digest.of(Xml.utf8(id)),
                "M" + id,
                packed);
    }
}

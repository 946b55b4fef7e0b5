package io.railhead.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceImportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);
    private static final ReferenceImport.Said NOTHING = new ReferenceImport.Said(null, null, null);
    private static final String ROW = "990001 990001 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n";

    @TempDir
    Path work;

    private Path folder() {
        return work.resolve("reference");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(work.resolve("given.txt"), text);
    }

    private ReferenceImport.Done importing(Kind kind, String text, ReferenceImport.Said said)
            throws UnusableTable, IOException {
        return new ReferenceImport(folder(), Instant.parse("2026-01-31T09:00:00Z")).run(kind, file(text), said);
    }

    private static ReferenceImport.Said from(String day) {
        return new ReferenceImport.Said(null, LocalDate.parse(day), null);
    }

    private List<TableProblem> refused(Kind kind, String text) throws IOException {
        Path given = file(text);
        return refused(kind, given);
    }

    private List<TableProblem> refused(Kind kind, Path given) throws IOException {
        ReferenceImport importing = new ReferenceImport(folder(), Instant.parse("2026-01-31T09:00:00Z"));
        List<TableProblem> problems = assertThrows(UnusableTable.class, () -> importing.run(kind, given, NOTHING))
                .problems();
        try (Stream<Path> all = Files.exists(folder()) ? Files.walk(folder()) : Stream.empty()) {
            assertFalse(all.anyMatch(Files::isRegularFile), "something was written");
        }
        return problems;
    }

    @Test
    void anImportedTableKeepsItsBytesAndSaysWhereItComesFrom() throws Exception {
        ReferenceImport.Said said =
                new ReferenceImport.Said("8.50", LocalDate.of(2025, 6, 23), "our bank's portal\nkind: codes");
        ReferenceImport.Done done = importing(Kind.UK_MODULUS, ROW, said);

        assertNull(done.replaced());
        String stored = Files.readString(done.file());
        assertTrue(stored.endsWith("\n# ---\n" + ROW), stored);
        Edition read = ReferenceData.with(folder()).edition(Kind.UK_MODULUS, TODAY);
        assertNotNull(read);
        assertEquals("8.50", read.heading().version());
        assertEquals("our bank's portal kind: codes", read.heading().source());
        assertEquals("2026-01-31T09:00:00Z", read.heading().imported());
        assertEquals(Digests.of(ROW.getBytes(StandardCharsets.UTF_8)), read.digest());
        assertFalse(read.shipped());
    }

    @Test
    void theNewestEditionThatHoldsOnADayCounts() throws Exception {
        importing(Kind.UK_MODULUS, ROW, from("2026-01-01"));
        importing(Kind.UK_MODULUS, ROW.replace("990001 990001", "990001 990009"), from("2026-03-01"));

        ReferenceData data = ReferenceData.with(folder());
        assertNull(data.modulus(LocalDate.of(2025, 12, 31)));
        ModulusCheck january = data.modulus(LocalDate.of(2026, 2, 28));
        ModulusCheck march = data.modulus(LocalDate.of(2026, 3, 1));
        assertNotNull(january);
        assertNotNull(march);
        assertEquals(ModulusCheck.Verdict.NOT_COVERED, january.of("990009", "28816302"));
        assertEquals(ModulusCheck.Verdict.FITS, march.of("990009", "28816302"));
        assertEquals(2, data.editions(Kind.UK_MODULUS).size());
    }

    @Test
    void anImportedTableWinsOverTheProgramsOwnFromItsDay() throws Exception {
        importing(Kind.COUNTRIES, "code,name\nGB,United Kingdom\nQQ,New Land\n", from("2026-02-01"));
        ReferenceData data = ReferenceData.with(folder());
        assertFalse(data.countries(TODAY).has("QQ", TODAY));
        LocalDate later = LocalDate.of(2026, 2, 1);
        assertTrue(data.countries(later).has("QQ", later));
        assertFalse(data.countries(later).has("FR", later));
    }

    @Test
    void theEditionOfTheSameDayIsReplacedAndKeptBeside() throws Exception {
        ReferenceImport.Done first = importing(Kind.UK_MODULUS, ROW, from("2026-01-01"));
        ReferenceImport.Done second =
                importing(Kind.UK_MODULUS, ROW + ROW.replace("990001", "990002"), from("2026-01-01"));
        Path replaced = second.replaced();
        assertNotNull(replaced);
        assertEquals(first.file(), second.file());
        assertTrue(Files.readString(replaced).endsWith("# ---\n" + ROW));
        List<Edition> editions = ReferenceData.with(folder()).editions(Kind.UK_MODULUS);
        assertEquals(1, editions.size());
        assertEquals(2, editions.getFirst().table().size());
        try (Stream<Path> all = Files.list(folder().resolve("uk-modulus"))) {
            assertEquals(2, all.count(), "nothing else is left lying about");
        }
    }

    @Test
    void whatTheFileSaysOfItselfCountsWhereNobodySaysOtherwise() throws Exception {
        String text =
                "# kind: countries\n# version: 7\n# valid-from: 2026-01-05\n# source: a ministry\ncode,name\nGB,UK\n";
        Heading heading = importing(Kind.COUNTRIES, text, NOTHING).edition().heading();
        assertEquals("7", heading.version());
        assertEquals(LocalDate.of(2026, 1, 5), heading.validFrom());
        assertEquals("a ministry", heading.source());
        assertEquals(
                "8",
                importing(Kind.COUNTRIES, text, new ReferenceImport.Said("8", null, null))
                        .edition()
                        .heading()
                        .version());
        Heading bare = importing(Kind.COUNTRIES, "code,name\nGB,UK\n", NOTHING)
                .edition()
                .heading();
        assertEquals(TODAY, bare.validFrom());
        assertEquals("of 2026-01-31", bare.version());
        assertEquals("file given.txt", bare.source());
    }

    @Test
    void dosLineEndsAMarkAtTheBeginningAndOneAtTheEndAreTaken() throws Exception {
        assertEquals(
                1,
                importing(Kind.UK_MODULUS, "\uFEFF" + ROW.replace("\n", "\r\n") + "\r\n\u001A", NOTHING)
                        .edition()
                        .table()
                        .size());
        assertEquals(1, ReferenceData.with(folder()).editions(Kind.UK_MODULUS).size());
    }

    @Test
    void everyBrokenRowIsRefusedWithItsLine() throws IOException {
        String broken = ROW
                + "990002 99000 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n"
                + "990003 990002 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n"
                + "990004 990004 MOD12 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n"
                + "990005 990005 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7\n"
                + "990006 990006 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1.5\n"
                + "990007 990007 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1 15\n"
                + "990008 990008 MOD10 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n"
                + "990009 990009 DBLAL 0 0 0 0 0 0 7 1 3 7 1 3 7 -1\n"
                + ROW
                + ROW;
        List<Integer> lines = refused(Kind.UK_MODULUS, broken).stream()
                .map(TableProblem::line)
                .distinct()
                .toList();
        assertEquals(List.of(2, 3, 4, 5, 6, 7, 8, 9, 11), lines);
    }

    @Test
    void brokenCellsAreRefusedWithTheirLine() throws IOException {
        assertEquals(
                List.of(2, 3, 4, 5, 6, 7),
                refused(Kind.CURRENCIES, """
                                code,digits,name,from,to
                                gbp,2,Pound,,
                                EUR,7,Euro,,
                                USD,2,,,
                                JPY,0,Yen,yesterday,
                                CHF,2,Franc,2026-02-01,2026-01-01
                                SEK,2,Krona,
                                """).stream().map(TableProblem::line).toList());
        assertEquals(
                3,
                refused(Kind.COUNTRIES, "code,name\nGB,UK\nGB,UK\n").getFirst().line());
        assertEquals(
                2,
                refused(Kind.CODES, "set,code,meaning\nCharge,SLEV,words\n")
                        .getFirst()
                        .line());
        assertEquals(
                2,
                refused(Kind.UK_SUBSTITUTIONS, "991006 991234\n991007\n")
                        .getFirst()
                        .line());
        assertEquals(
                2,
                refused(Kind.CLOSING_DAYS, "calendar,day,banks\nlondon,2026-02-30,closed\n")
                        .getFirst()
                        .line());
    }

    @Test
    void whatIsNoTableOfTheKindIsRefused() throws IOException {
        assertEquals(
                1,
                refused(Kind.COUNTRIES, "name,capital\nUK,London\n").getFirst().line());
        assertTrue(refused(Kind.COUNTRIES, "code,name\n").getFirst().sentence().contains("no rows"));
        assertTrue(refused(Kind.UK_MODULUS, "").getFirst().sentence().contains("no rows"));
        assertTrue(refused(Kind.COUNTRIES, "# kind: codes\ncode,name\nGB,UK\n")
                .getFirst()
                .sentence()
                .contains("codes"));
        assertTrue(refused(Kind.COUNTRIES, "# valid-from: soon\ncode,name\nGB,UK\n")
                .getFirst()
                .sentence()
                .contains("valid-from"));
        assertTrue(refused(Kind.COUNTRIES, "code,name\nGB,\"UK\nFR,France\n")
                .getFirst()
                .sentence()
                .contains("CSV"));
    }

    @Test
    void filesThatAreNoTextOrNoFilesAreRefused() throws IOException {
        Path given = work.resolve("given.bin");
        Files.write(given, new byte[] {'a', '\n', 'b', '\n', (byte) 0xC3, '\n'});
        assertEquals(3, refused(Kind.COUNTRIES, given).getFirst().line());
        Files.write(given, new byte[] {'a', '\n', 0});
        assertEquals(2, refused(Kind.COUNTRIES, given).getFirst().line());
        Files.write(given, new byte[TableText.MOST_BYTES + 1]);
        assertTrue(refused(Kind.COUNTRIES, given).getFirst().sentence().contains("4 MiB"));
        assertTrue(refused(Kind.COUNTRIES, work).getFirst().sentence().contains("no plain file"));
        assertTrue(refused(Kind.COUNTRIES, work.resolve("none"))
                .getFirst()
                .sentence()
                .contains("no such file"));
    }

    @Test
    void aLargeFileOfAnotherKindIsRefusedWithoutReadingItToItsEnd() throws IOException {
        assertEquals(
                Lines.MOST_PROBLEMS,
                refused(Kind.UK_MODULUS, "x\n".repeat(100_000)).size());
        assertEquals(
                Lines.MOST_PROBLEMS,
                refused(Kind.COUNTRIES, "code,name\n" + "x\n".repeat(100_000)).size());
        assertEquals(12_001, refused(Kind.UK_MODULUS, rows(12_500)).getFirst().line());
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append(ROW.replace("990001", "%06d".formatted(i)));
        }
        return rows.toString();
    }

    @Test
    void aCurrencyNeverChangesItsDigits() throws Exception {
        assertTrue(refused(Kind.CURRENCIES, "code,digits,name\nGBP,3,Pound\n")
                .getFirst()
                .sentence()
                .contains("GBP"));
        importing(Kind.CURRENCIES, "code,digits,name\nGBP,2,Pound\nQQQ,1,New\n", from("2026-01-01"));
        ReferenceData data = ReferenceData.with(folder());
        assertNotNull(data.currency("QQQ"));
        assertNotNull(data.currency("EUR"), "a currency that the new edition leaves out stays readable");
        assertFalse(data.currencies(TODAY).inUse("EUR", TODAY));
        UnusableTable changed = assertThrows(
                UnusableTable.class,
                () -> importing(Kind.CURRENCIES, "code,digits,name\nQQQ,2,New\n", from("2026-01-02")));
        assertTrue(String.valueOf(changed.getMessage()).contains("QQQ"), changed::toString);
    }

    @Test
    void aStoredFileThatSomebodyChangedIsNotUsed() throws Exception {
        Path file = importing(Kind.UK_MODULUS, ROW, from("2026-01-01")).file();
        Files.writeString(file, Files.readString(file).replace("7 1 3 7", "7 1 3 1"));
        UnusableTable changed = assertThrows(UnusableTable.class, () -> ReferenceData.with(folder()));
        assertTrue(changed.problems().getFirst().sentence().contains("digest"), changed.getMessage());

        Files.writeString(file, ROW);
        UnusableTable bare = assertThrows(UnusableTable.class, () -> ReferenceData.with(folder()));
        assertTrue(bare.problems().getFirst().sentence().contains("import"), bare.getMessage());
    }

    @Test
    void otherFilesInTheFolderAreLeftAlone() throws Exception {
        importing(Kind.UK_MODULUS, ROW, from("2026-01-01"));
        Files.writeString(folder().resolve("uk-modulus").resolve("README"), "notes");
        Files.writeString(folder().resolve("notes.txt"), "notes");
        assertEquals(1, ReferenceData.with(folder()).editions(Kind.UK_MODULUS).size());
        assertEquals(
                0,
                ReferenceData.with(work.resolve("none"))
                        .editions(Kind.UK_MODULUS)
                        .size());
    }
}

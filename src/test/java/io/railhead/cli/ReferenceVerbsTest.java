package io.railhead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.railhead.cli.CliFixture.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceVerbsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROW = "990001 990001 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n";

    @TempDir
    Path data;

    private Ran run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addFirst("reference");
        return CliFixture.runAt(data, all.toArray(String[]::new));
    }

    private String file(String text) throws IOException {
        return Files.writeString(data.resolve("given.txt"), text).toString();
    }

    @Test
    void theListNamesEveryTableAndWhatNobodyImported() {
        Ran ran = run("list");
        assertEquals(0, ran.status(), ran.err());
        assertTrue(
                ran.out().lines().anyMatch(line -> line.matches("currencies +2026-11 +\\d+ +2026-01-01 +in force .*")),
                ran.out());
        assertTrue(ran.out().lines().anyMatch(line -> line.matches("uk-modulus +- .*not imported.*")), ran.out());
    }

    @Test
    void anImportIsListedShownAndSuperseded() throws IOException {
        Ran first = run(
                "import",
                "uk-modulus",
                file(ROW),
                "--version",
                "1",
                "--valid-from",
                "2026-01-01",
                "--source",
                "a test");
        assertEquals(0, first.status(), first.err());
        assertTrue(first.out().contains("valid from  2026-01-01"), first.out());
        assertTrue(first.err().contains("start it again"), first.err());
        Ran second = run("import", "uk-modulus", file(ROW), "--version", "2", "--valid-from", "2026-01-31", "--json");
        assertTrue(JSON.readTree(second.out()).path("imported").asBoolean());
        run("import", "uk-modulus", file(ROW), "--version", "3", "--valid-from", "2026-02-01");

        List<String> states = new ArrayList<>();
        for (String line : run("list", "--json").out().lines().toList()) {
            JsonNode edition = JSON.readTree(line);
            if (edition.path("kind").asText().equals("uk-modulus")) {
                states.add(edition.path("version").asText() + " "
                        + edition.path("now").asText());
            }
        }
        assertEquals(List.of("1 superseded", "2 in force", "3 to come"), states);
        Ran shown = run("show", "uk-modulus", "990001");
        assertTrue(shown.out().contains("MOD10"), shown.out());
    }

    @Test
    void aBrokenFileIsRefusedWithItsLineAndChangesNothing() throws IOException {
        run("import", "uk-modulus", file(ROW));
        String before = run("list").out();
        Ran ran = run("import", "uk-modulus", file(ROW + "990002 990002 MOD13\n"));
        assertEquals(1, ran.status());
        assertTrue(ran.err().contains("given.txt:2  "), ran.err());
        assertTrue(ran.err().contains("Nothing was changed."), ran.err());
        assertEquals("", ran.out());
        assertEquals(before, run("list").out());

        JsonNode said =
                JSON.readTree(run("import", "--json", "uk-modulus", file("x\n")).out());
        assertEquals(1, said.path("problems").path(0).path("line").asInt());
    }

    @Test
    void manyMistakesAreToldInPart() throws IOException {
        Ran ran = run("import", "uk-substitutions", file("x\n".repeat(100)));
        assertEquals(22, ran.err().lines().count(), ran.err());
        assertTrue(ran.err().contains("and 80 more"), ran.err());
    }

    @Test
    void lookingAtAFileChangesNothing() throws IOException {
        Ran ran = run("import", "uk-modulus", file(ROW), "--check");
        assertEquals(0, ran.status(), ran.err());
        assertTrue(ran.out().startsWith("in order"), ran.out());
        assertFalse(Files.exists(data.resolve("reference")));
    }

    @Test
    void closingDaysOfACalendarThatThereIsNotAreRefused() throws IOException {
        Ran ran = run(
                "import",
                "closing-days",
                file("calendar,day,banks\nlondon,2026-05-04,closed\nlondn,2026-05-05,closed\n"));
        assertEquals(1, ran.status());
        assertTrue(ran.err().contains("given.txt:3  there is no calendar 'londn'"), ran.err());
        assertFalse(Files.exists(data.resolve("reference")));
    }

    @Test
    void whatIsNotThereIsToldWithWhatThereIs() throws IOException {
        assertTrue(run("show", "currency").err().contains("currencies, countries"));
        assertEquals(1, run("show", "currency").status());
        assertTrue(run("show", "currencies", "ABC").err().contains("does not know ABC"));
        assertTrue(run("show", "uk-modulus").err().contains("Nobody imported"));
        assertTrue(run("import", "currency", file(ROW)).err().contains("currencies, countries"));
        assertEquals(2, run("import", "uk-modulus").status());
        assertEquals(
                2,
                run("import", "uk-modulus", file(ROW), "--valid-from", "soon").status());
        Ran nowhere = run(
                "import",
                "uk-modulus",
                file(ROW),
                "--data",
                data.resolve("none").toString());
        assertEquals(1, nowhere.status());
        assertFalse(Files.exists(data.resolve("none")));
    }

    @Test
    void aCodeIsShownWithWhatItSays() throws IOException {
        assertTrue(run("show", "codes", "SLEV").out().contains("charges as the scheme rules"));
        JsonNode yen = JSON.readTree(run("show", "currencies", "JPY", "--json").out());
        assertEquals("0", yen.path("rows").path(0).path("digits").asText());
    }

    @Test
    void theFormOfIbansIsShownThoughItIsNoTableOfOurs() throws IOException {
        assertTrue(run("show", "ibans", "DE").out().contains("22"), "DE");
        assertEquals(1, run("show", "ibans", "US").status());
        JsonNode german = JSON.readTree(run("show", "ibans", "DE", "--json").out());
        assertEquals(22, german.path("length").asInt());
    }

    @Test
    void aTableThatSomebodyBrokeIsToldByEveryVerb() throws IOException {
        run("import", "uk-modulus", file(ROW), "--valid-from", "2026-01-01");
        Files.writeString(data.resolve("reference/uk-modulus/2026-01-01.txt"), ROW);
        assertEquals(1, run("list").status());
        assertTrue(run("list").err().contains("nobody imported it"), run("list").err());
    }
}

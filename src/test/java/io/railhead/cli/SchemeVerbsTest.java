package io.railhead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.railhead.cli.CliFixture.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemes offline: what is listed and shown, and that a pack is tried on its own samples. */
class SchemeVerbsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path EXAMPLE = Path.of("docs/using/example-pack");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cbpr-plus", "chaps", "fednow", "rtp", "sct-inst", "uk-fps"})
    void everyPackOfOursDoesAsItsSamplesSay(String name) throws IOException {
        Ran ran = run("test", "--json", name);
        JsonNode said = JSON.readTree(ran.out());
        assertEquals("[]", said.path("faults").toString());
        assertEquals(0, ran.status(), ran.err());
        assertTrue(said.path("good").asInt() > 1, ran.out());
        assertTrue(said.path("spoilt").asInt() >= said.path("rules").asInt(), ran.out());
    }

    @Test
    void theWorkedExampleOfTheDocsIsFine() {
        Ran ran = run("test", EXAMPLE.toString());
        assertEquals("", ran.err());
        assertEquals(0, ran.status(), ran.out());
        assertTrue(ran.out().endsWith("all as they should be\n"), ran.out());
    }

    @Test
    void aSampleThatBreaksNothingAndAGoodOneThatDoesAreTold() throws IOException {
        Path mine = copy();
        change(mine.resolve("rules.yaml"), "@Ccy = 'NOK'", "@Ccy = 'SEK' or @Ccy = 'DKK'");
        Ran ran = run("test", mine.toString());
        assertEquals(1, ran.status());
        assertTrue(ran.out().contains("samples/credit-transfer.xml should pass: RULE-CURRENCY"), ran.out());
        assertTrue(ran.out().contains("samples.yaml:"), ran.out());
        assertTrue(ran.out().contains("rule currency should have spoken (RULE-CURRENCY)"), ran.out());
        assertFalse(ran.out().contains("all as they should be"), ran.out());
    }

    @Test
    void aRuleWithoutASampleIsTold() throws IOException {
        Path mine = copy();
        Files.delete(mine.resolve("samples.yaml"));
        Ran ran = run("test", mine.toString());
        assertEquals(1, ran.status());
        assertTrue(ran.out().contains("rule currency has no sample that breaks it"), ran.out());
    }

    @Test
    void whatIsWronglyWrittenIsToldWithLineAndSuggestion() throws IOException {
        Path mine = copy();
        change(mine.resolve("pack.yaml"), "zone:", "zoen:");
        change(mine.resolve("samples.yaml"), "rule: currency", "rule: curency");
        Ran ran = run("test", "--json", mine.toString());
        assertEquals(1, ran.status());
        JsonNode said = JSON.readTree(ran.out());
        assertFalse(said.path("fine").asBoolean(true));
        String faults = said.path("faults").toString();
        assertTrue(faults.contains("pack.yaml:") && faults.contains("unknown key 'zoen'"), faults);
        assertTrue(faults.contains("did you mean 'currency'?"), faults);
    }

    @Test
    void tablesAmongTheSamplesAreReadOrToldOf() throws IOException {
        Path mine = copy();
        change(mine.resolve("samples.yaml"), "good:", "reference: { uk-modulos: weights.txt }\ngood:");
        Ran misnamed = run("test", mine.toString());
        assertEquals(1, misnamed.status());
        assertTrue(misnamed.out().contains("did you mean 'uk-modulus'?"), misnamed.out());

        change(mine.resolve("samples.yaml"), "uk-modulos", "uk-modulus");
        assertTrue(run("test", mine.toString()).out().contains("there is no file samples/weights.txt"));
        Files.writeString(mine.resolve("samples/weights.txt"), "# ours\nbroken\n");
        Ran broken = run("test", mine.toString());
        assertEquals(1, broken.status());
        assertTrue(broken.out().contains("uk-modulus:2  "), broken.out());
        Files.writeString(mine.resolve("samples/weights.txt"), "990001 990001 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n");
        assertEquals(0, run("test", mine.toString()).status());
    }

    @Test
    void theListHasALineForEachAndSaysWhatItIsFor() throws IOException {
        List<String> lines = run("list").out().lines().toList();
        assertEquals(7, lines.size(), lines.toString());
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("fednow") && line.contains("20 s from creation-time")));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("chaps") && line.contains("checking")));
        for (String line : run("list", "--json").out().lines().toList()) {
            JsonNode scheme = JSON.readTree(line);
            assertTrue(
                    List.of("sending", "validation").contains(scheme.path("use").asText()), line);
            assertEquals(scheme.path("use").asText().equals("sending"), scheme.has("clocks"), line);
        }
    }

    @Test
    void packsOfOnesOwnAreListedAndShownToo() throws IOException {
        copy();
        String packs = folder.resolve("packs").toString();
        assertTrue(run("list", "--packs", packs).out().contains("example-pack"));
        Ran shown = run("show", "--packs", packs, "example-pack");
        assertTrue(shown.out().contains("for checking messages alone"), shown.out());
        assertEquals(1, run("show", "example-pack").status(), "it is not among ours");
    }

    @Test
    void aSchemeIsShownInWords() throws IOException {
        Ran ran = run("show", "sct-inst");
        assertEquals(0, ran.status(), ran.err());
        for (String part : List.of(
                "an IBAN",
                "EUR 0.01 to EUR 999999999.99",
                "10 s, counted from acceptance-time",
                "the payer gets the funds back",
                "what the scheme's status of a pacs.008 means",
                "final-positive",
                "Use {limit}: this scheme carries no other currency.",
                "AC04  ")) {
            assertTrue(ran.out().contains(part), part + " in " + ran.out());
        }
        JsonNode json = JSON.readTree(run("show", "--json", "cbpr-plus").out());
        JsonNode rule = json.path("rules").get(1);
        assertEquals(
                "CBPR_BusinessMessageIdentifier_FormalRule",
                rule.path("publishedName").asText());
        assertFalse(json.has("meanings"), "nothing is sent over it");
    }

    @Test
    void anUnknownSchemeAndWrongUseHaveTheirStatuses() {
        Ran unknown = run("show", "sct-isnt");
        assertEquals(1, unknown.status());
        assertTrue(unknown.err().contains("there are cbpr-plus, chaps"), unknown.err());
        assertEquals(1, run("test", folder.resolve("none").toString()).status());
        assertEquals(2, run("show").status());
        assertEquals(2, run("rename", "a").status());
    }

    @Test
    void thePackThatSomebodyWritesIsNamedByItsFolderEverywhere() throws IOException {
        String pack = "docs/using/example-pack";
        Ran shown = run("show", pack);
        assertEquals(0, shown.status(), shown.err());
        assertTrue(shown.out().startsWith("example-pack  Fjord Clearing"), shown.out());
        String good = Files.readString(Path.of(pack, "samples/credit-transfer.xml"));
        Path bad = Files.writeString(folder.resolve("krona.xml"), good.replace("Ccy=\"NOK\"", "Ccy=\"SEK\""));
        Ran judged = CliFixture.runAt(folder, "message", "validate", "--scheme", pack, bad.toString());
        assertEquals(1, judged.status(), judged.err());
        assertTrue(judged.out().contains("RULE-CURRENCY"), judged.out());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Ran none = CliFixture.runAt(folder, "message", "validate", "--scheme", empty.toString(), bad.toString());
        assertEquals(1, none.status());
        assertTrue(none.err().contains("pack.yaml"), none.err());
        assertFalse(none.err().contains("\tat "), none.err());
    }

    @Test
    void aHeaderThatCannotBeReadIsNotCalledMissing() throws IOException {
        String strange = Files.readString(Path.of("config/schemes/uk-fps/samples/credit-transfer.xml"))
                .replace("<MsgDefIdr>pacs.008.001.08<", "<MsgDefIdr>pacs.8<");
        Path bad = Files.writeString(folder.resolve("strange.xml"), strange);
        Ran judged = CliFixture.runAt(folder, "message", "validate", "--scheme", "uk-fps", bad.toString());
        assertEquals(1, judged.status(), judged.err());
        assertTrue(judged.out().contains("RULE-READ-DEFINITION"), judged.out());
        assertFalse(judged.out().contains("RULE-HEADER-MISSING"), judged.out());
    }

    /** That place is a name with an address inside, and only the address within is one. */
    @ParameterizedTest
    @ValueSource(strings = {"cbpr-plus", "chaps"})
    void whereRemittanceAdviceGoesIsAskedForItsAddressAndNotForMore(String scheme) throws IOException {
        String advised = Files.readString(Path.of("config/schemes", scheme, "samples/credit-transfer.xml"))
                .replaceFirst(
                        "<RmtInf>.*</RmtInf>",
                        "<RltdRmtInf><RmtLctnDtls><Mtd>POST</Mtd><PstlAdr><Nm>Ada Example</Nm><Adr><TwnNm>Oldtown</TwnNm>"
                                + "<Ctry>GB</Ctry></Adr></PstlAdr></RmtLctnDtls></RltdRmtInf>");
        Path good = Files.writeString(folder.resolve("advised.xml"), advised);
        for (String at : List.of("2026-11-02T11:00:00Z", "2026-12-02T11:00:00Z")) {
            Ran judged =
                    CliFixture.runAt(folder, "message", "validate", "--at", at, "--scheme", scheme, good.toString());
            assertEquals(0, judged.status(), judged.out());
            assertFalse(judged.out().contains("ADDRESS"), judged.out());
        }
    }

    @Test
    void aCommentInAFileDoesNotKeepTheRulesFromBeingAsked() throws IOException {
        String euro = Files.readString(Path.of("config/schemes/chaps/samples/credit-transfer.xml"))
                .replace("<IntrBkSttlmAmt Ccy=\"GBP\"", "<!-- of a test --><IntrBkSttlmAmt Ccy=\"EUR\"");
        Path bad = Files.writeString(folder.resolve("commented.xml"), euro);
        Ran no = CliFixture.runAt(folder, "message", "validate", "--scheme", "chaps", "--json", bad.toString());
        assertEquals(1, no.status(), no.err());
        assertEquals(
                "RULE-CURRENCY",
                JSON.readTree(no.out()).at("/parts/1/errors/0/code").asText(),
                no.out());
    }

    @Test
    void messagesAreValidatedByASchemeForCheckingAlone() throws IOException {
        Path good = Path.of("config/schemes/chaps/samples/credit-transfer.xml");
        Ran ran = CliFixture.runAt(folder, "message", "validate", "--scheme", "chaps", "--json", good.toString());
        assertEquals(0, ran.status(), ran.out());
        String euro = Files.readString(good).replace("<IntrBkSttlmAmt Ccy=\"GBP\"", "<IntrBkSttlmAmt Ccy=\"EUR\"");
        Path bad = Files.writeString(folder.resolve("euro.xml"), euro);
        Ran no = CliFixture.runAt(folder, "message", "validate", "--scheme", "chaps", "--json", bad.toString());
        assertEquals(1, no.status(), no.err());
        JsonNode error = JSON.readTree(no.out()).at("/parts/1/errors/0");
        assertEquals("RULE-CURRENCY", error.path("code").asText(), no.out());
        assertEquals("currency", error.path("rule").asText());
        assertEquals(
                "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/IntrBkSttlmAmt",
                error.path("path").asText());
    }

    private Path copy() throws IOException {
        Path mine = folder.resolve("packs/example-pack");
        try (Stream<Path> all = Files.walk(EXAMPLE)) {
            for (Path each : all.toList()) {
                Path to = mine.resolve(EXAMPLE.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(each, to);
                }
            }
        }
        return mine;
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(from), from);
        Files.writeString(file, text.replace(from, to));
    }

    private Ran run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "scheme";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CliFixture.runAt(folder, all);
    }
}

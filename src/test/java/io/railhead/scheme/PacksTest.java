package io.railhead.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.message.StatusCode;
import io.railhead.payment.Account.Iban;
import io.railhead.payment.Currency;
import io.railhead.payment.Instruction;
import io.railhead.payment.Money;
import io.railhead.payment.Party;
import io.railhead.rules.Judge;
import io.railhead.scheme.Choice.Chosen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksTest {
    @TempDir
    Path folder;

    @Test
    void thePackagedPacksLoadAndNameTheirRules() {
        Packs packs = load();
        assertTrue(packs.names().contains("uk-fps"));
        assertFalse(packs.get("uk-fps").rules().isEmpty());
        assertNull(packs.find("no-such"));
        IllegalArgumentException unknown = assertThrows(IllegalArgumentException.class, () -> packs.get("uk-fsp"));
        assertTrue(String.valueOf(unknown.getMessage()).contains("did you mean 'uk-fps'?"));
    }

    @Test
    void everyReasonCodeOfEveryPackIsExplained() {
        for (Pack pack : load().all()) {
            for (Map.Entry<String, ReasonCode> entry : pack.reasonCodes().entrySet()) {
                assertEquals(entry.getKey(), entry.getValue().code());
                assertFalse(entry.getValue().explanation().isBlank(), entry.getKey());
                assertNotNull(entry.getValue().retry());
                assertNotNull(entry.getValue().owner());
            }
            for (String code : List.of("AM05", "DU01", "DU02", "DU03", "DU04", "DU05", "DUPL")) {
                assertTrue(pack.claimsDuplicate(code), pack + " " + code);
            }
            assertFalse(pack.claimsDuplicate("AC03"));
            assertFalse(pack.claimsDuplicate("ZZ99"));
        }
    }

    @Test
    void statusCodesHaveWordsAndUnknownOnesSaySo() {
        Packs packs = load();
        assertTrue(packs.statusText(new StatusCode("RJCT")).startsWith("Refused"));
        assertTrue(packs.statusText(new StatusCode("ZZZZ")).contains("ZZZZ"));
        for (Pack pack : packs.all()) {
            for (Meanings.Key key : pack.meanings().table().keySet()) {
                assertFalse(packs.statusText(new StatusCode(key.status())).startsWith("unknown"), key.status());
            }
        }
    }

    @Test
    void aThirdPackIsDataAlone() throws IOException {
        write(
                "test-usd/pack.yaml",
                packaged("uk-fps/pack.yaml")
                        .replace("currency: GBP", "currency: USD")
                        .replace("accountForm: sort-code", "accountForm: iban"));
        write("test-usd/rules.yaml", packaged("uk-fps/rules.yaml"));
        Packs packs = load();
        Instruction instruction = new Instruction(
                Money.parse(Currency.of("USD"), "10.00"),
                new Party("Acme Ltd", new Iban("DE89370400440532013000")),
                new Party("Ada Example", new Iban("GB29NWBK60161331926819")),
                "INV-1001",
                null,
                null,
                null);
        Chosen chosen = assertInstanceOf(Chosen.class, SchemeChooser.choose(instruction, packs));
        assertEquals("test-usd", chosen.pack().name());
        assertTrue(chosen.why().contains("USD"));
        assertTrue(packs.names().contains("uk-fps"), "the packaged packs stay");
    }

    @Test
    void anOperatorsFolderReplacesThePackagedPackOfItsNameAndChangesTheDigest() throws IOException {
        String before = load().get("uk-fps").digest();
        assertEquals(before, load().get("uk-fps").digest());
        write("uk-fps/pack.yaml", packaged("uk-fps/pack.yaml").replace("answerWithin: PT15S", "answerWithin: PT20S"));
        Pack changed = load().get("uk-fps");
        assertEquals(20, changed.clocks().answerWithin().toSeconds());
        assertTrue(changed.rules().isEmpty(), "the folder counts as a whole");
        assertNotEquals(before, changed.digest());
        assertEquals(64, before.length());
    }

    @Test
    void anUnknownKeyIsRefusedWithASuggestionAndItsLine() throws IOException {
        write("my-scheme/pack.yaml", packaged("uk-fps/pack.yaml").replace("sendByAge:", "sendByAgee:"));
        List<String> problems = problems();
        assertTrue(problems.stream()
                .anyMatch(problem -> problem.contains("unknown key 'sendByAgee'")
                        && problem.contains("did you mean 'sendByAge'?")
                        && problem.matches("(?s).*pack\\.yaml:\\d+: .*")));
        assertTrue(problems.stream().anyMatch(problem -> problem.contains("'sendByAge' is missing")));
    }

    @Test
    void allProblemsOfAllPacksComeAtOnce() throws IOException {
        write(
                "one/pack.yaml",
                packaged("uk-fps/pack.yaml")
                        .replace("onSilence: hold", "onSilence: holdd")
                        .replace("currency: GBP", "currency: ZZZ")
                        .replace("ACSC: final-positive", "ACSC: final-possitive"));
        write("two/pack.yaml", packaged("uk-fps/pack.yaml").replace("PT15S", "fifteen"));
        write(
                "two/rules.yaml",
                packaged("uk-fps/rules.yaml")
                        .replace("check: amount-maximum", "check: amount-maximun")
                        .replace("{ maximum: 2 }", "{ maximun: 2 }"));
        write("two/rule.yaml", "rules: []");
        write("three/pack.yaml", "title: [unclosed");
        write("four/rules.yaml", "rules: []");
        List<String> problems = problems();
        for (String part : List.of(
                "did you mean 'hold'?",
                "'currency' in amounts cannot be 'ZZZ'",
                "did you mean 'final-positive'?",
                "'answerWithin' in clocks cannot be 'fifteen'",
                "did you mean 'amount-maximum'?",
                "unknown key 'maximun' in with; did you mean 'maximum'?",
                "a pack has no such file; did you mean 'rules.yaml'?",
                "three",
                "config/schemes/four: no readable pack.yaml")) {
            assertTrue(problems.stream().anyMatch(problem -> problem.contains(part)), part + " in " + problems);
        }
    }

    @Test
    void statusesThatEndNothingAreRefused() throws IOException {
        write("one/pack.yaml", packaged("uk-fps/pack.yaml").replace("ACSC: final-positive", "ACSC: informed"));
        assertTrue(problems().stream()
                .anyMatch(problem -> problem.contains("no status of the scheme's is final-positive")));
    }

    @Test
    void aPackForCheckingAloneIsNoPackToSendOver() throws IOException {
        Packs packs = load();
        assertInstanceOf(ValidationPack.class, packs.scheme("chaps"));
        assertNull(packs.find("chaps"));
        assertFalse(packs.names().contains("chaps"));
        assertTrue(packs.schemes().stream().map(Scheme::name).toList().containsAll(List.of("chaps", "uk-fps")));
        Instruction instruction = new Instruction(
                Money.parse(Currency.of("GBP"), "10.00"),
                new Party("Acme Ltd", new Iban("GB29NWBK60161331926819")),
                new Party("Ada Example", new Iban("GB33BUKB20201555555555")),
                "INV-1001",
                null,
                "chaps",
                null);
        Choice.NoScheme refused = assertInstanceOf(Choice.NoScheme.class, SchemeChooser.choose(instruction, packs));
        assertTrue(refused.problems().toString().contains("checking messages alone"), refused::toString);
    }

    @Test
    void aPackForCheckingAloneIsReadAsStrictly() throws IOException {
        write(
                "mine/pack.yaml",
                packaged("chaps/pack.yaml").replace("zone:", "zoen:").replace("pacs.009.001.08", "pacs.009"));
        write(
                "mine/rules.yaml",
                packaged("chaps/rules.yaml")
                        .replaceFirst("holds: '[^\n]*'", "holds: 'this is (not'")
                        .replaceFirst("check: condition\n    severity: error", "check: currency\n    severity: error"));
        write("both/pack.yaml", packaged("chaps/pack.yaml").replace("use: validation", "use: validating"));
        List<String> problems = problems();
        for (String part : List.of(
                "unknown key 'zoen'",
                "'pacs.009' is not a message definition",
                "this check cannot look at a document",
                "did you mean 'validation'?")) {
            assertTrue(problems.stream().anyMatch(problem -> problem.contains(part)), part + " in " + problems);
        }
    }

    @Test
    void aConditionThatIsNoXPathIsRefusedAtItsLine() throws IOException {
        write("mine/pack.yaml", packaged("chaps/pack.yaml"));
        write(
                "mine/rules.yaml",
                packaged("chaps/rules.yaml").replace("holds: '/Message/AppHdr'", "holds: '/Message/AppHdr['"));
        assertTrue(problems().stream()
                .anyMatch(problem ->
                        problem.matches("(?s).*mine.rules\\.yaml:\\d+: 'holds' cannot be .*this is not XPath 1.0.*")));
    }

    @Test
    void aKeyWrittenTwiceIsRefused() throws IOException {
        write("one/pack.yaml", packaged("uk-fps/pack.yaml") + "\ntitle: again\n");
        assertTrue(problems().stream().anyMatch(problem -> problem.contains("Duplicate")));
    }

    private Packs load() {
        return Packs.load(folder, Judge.vocabulary());
    }

    private List<String> problems() {
        return assertThrows(UnusablePacks.class, this::load).problems().stream()
                .map(PackProblem::toString)
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String packaged(String name) throws IOException {
        try (InputStream file = PacksTest.class.getResourceAsStream("/config/schemes/" + name)) {
            assertNotNull(file);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

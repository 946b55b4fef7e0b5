package io.railhead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.railhead.cli.CliFixture.Ran;
import io.railhead.codec.MessagePart;
import io.railhead.codec.Schemas;
import io.railhead.codec.XercesValidator;
import io.railhead.message.Definition;
import io.railhead.rules.Judge;
import io.railhead.scheme.Packs;
import io.railhead.scheme.Scheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Messages made from samples keep to schema and rules, for every message that any pack of ours names. */
class NewMessageTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final XercesValidator XERCES = new XercesValidator(new Schemas());

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> everyMessageOfEveryPackHasASampleThatIsValid() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Scheme scheme : Packs.load(null, Judge.vocabulary()).schemes()) {
            for (Definition definition : scheme.definitions()) {
                tests.add(DynamicTest.dynamicTest(
                        scheme.name() + " " + definition, () -> isValid(scheme, definition.name())));
            }
        }
        return tests;
    }

    private void isValid(Scheme scheme, String definition) throws IOException {
        Ran made = run("new", definition, "--scheme", scheme.name());
        assertEquals(0, made.status(), made.err());
        byte[] message = made.out().getBytes(StandardCharsets.UTF_8);
        assertTrue(XERCES.validate(message).valid(), made.out());
        List<MessagePart> parts = MessagePart.of(message);
        assertTrue(scheme.headers().contains(parts.getFirst().definition()), "with the scheme's header");
        assertEquals(definition, parts.getLast().definition().name());
        assertTrue(
                scheme.envelopes().stream().anyMatch(each -> made.out().contains("xmlns=\"" + each + "\"")),
                "in the scheme's envelope");
        Path file = Files.write(folder.resolve(definition + ".xml"), message);
        Ran judged = run("validate", "--json", "--scheme", scheme.name(), file.toString());
        assertEquals(0, judged.status(), judged.out());
        assertEquals("[]", JSON.readTree(judged.out()).at("/parts/1/errors").toString(), "not even a warning");
    }

    @Test
    void itIsTheSameEachTimeAndOfTheMomentThatWasAskedFor() {
        Ran one = run("new", "pacs.008", "--scheme", "sct-inst", "--at", "2027-03-01T23:30:00Z");
        Ran other = run("new", "pacs.008.001.08", "--scheme", "sct-inst", "--at", "2027-03-01T23:30:00Z");
        assertEquals(one.out(), other.out());
        assertTrue(one.out().contains("<CreDt>2027-03-01T23:30:00Z<"), one.out());
        assertTrue(one.out().contains("<IntrBkSttlmDt>2027-03-02<"), "the scheme's day, in Brussels: " + one.out());
        assertFalse(one.out().contains("2026"), one.out());
    }

    @Test
    void aMessageOfAnotherMomentIsJudgedByTheClockOfThatMoment() throws IOException {
        Path file = folder.resolve("old.xml");
        String moment = "2026-01-30T10:00:00Z";
        Ran made = run("new", "pacs.008", "--scheme", "uk-fps", "--at", moment, "--out", file.toString());
        assertEquals(0, made.status(), made.err());
        assertEquals("", made.out());
        assertEquals(
                0,
                run("validate", "--scheme", "uk-fps", "--at", moment, file.toString())
                        .status());
        Ran now = run("validate", "--scheme", "uk-fps", file.toString());
        assertEquals(1, now.status());
        assertTrue(now.out().contains("RULE-HEADER-TIME"), now.out());
    }

    @Test
    void whatCannotBeMeantOrWrittenEndsInASentence() {
        Ran moment = run("new", "pacs.008", "--scheme", "uk-fps", "--at", "tomorrow");
        assertEquals(2, moment.status());
        assertTrue(moment.err().contains("'tomorrow' is no moment; write it like 2026-01-31T09:00:00Z"), moment.err());
        assertFalse(moment.err().contains("java."), moment.err());
        Ran nowhere = run(
                "new",
                "pacs.008",
                "--scheme",
                "uk-fps",
                "--out",
                folder.resolve("none/new.xml").toString());
        assertEquals(1, nowhere.status());
        assertTrue(nowhere.err().endsWith("cannot be written: its folder does not exist.\n"), nowhere.err());
        Ran onFolder = run("new", "pacs.008", "--scheme", "uk-fps", "--out", folder.toString());
        assertEquals(1, onFolder.status());
        assertTrue(onFolder.err().endsWith("cannot be written: it is a folder.\n"), onFolder.err());
    }

    @Test
    void freshIdsAreOnesThatNobodyHasSeenAndTheMessageStaysValid() throws IOException {
        for (String scheme : List.of("uk-fps", "cbpr-plus", "rtp")) {
            String plain = run("new", "pacs.008", "--scheme", scheme).out();
            String one = run("new", "pacs.008", "--scheme", scheme, "--fresh").out();
            String other = run("new", "pacs.008", "--scheme", scheme, "--fresh").out();
            assertNotEquals(one, other);
            assertFalse(one.contains(">M1<") || one.contains(">I1<") || one.contains(">T1<"), one);
            assertTrue(one.contains(">INV-1001<"), "the payer's own id stays");
            assertTrue(plain.contains(">M1<"), plain);
            Path file = Files.writeString(folder.resolve(scheme + ".xml"), one);
            Ran judged = run("validate", "--scheme", scheme, file.toString());
            assertEquals(0, judged.status(), judged.out());
        }
    }

    @Test
    void anotherSampleOfTheSameMessageIsGivenByItsName() {
        Ran first = run("new", "pacs.002", "--scheme", "uk-fps");
        assertTrue(first.out().contains("<TxSts>ACSC<"), first.out());
        assertTrue(first.err().contains("rejection"), first.err());
        Ran other = run("new", "pacs.002", "--scheme", "uk-fps", "--sample", "rejection");
        assertTrue(other.out().contains("<TxSts>RJCT<"), other.out());
        assertEquals("", other.err());
        Ran none = run("new", "pacs.002", "--scheme", "uk-fps", "--sample", "refusal");
        assertEquals(1, none.status());
        assertTrue(none.err().contains("it has status-report, rejection."), none.err());
    }

    @Test
    void theServicesOwnEnvelopeIsWrittenAndReadToo() throws IOException {
        Ran made = run("new", "pacs.008", "--scheme", "fednow", "--sample", "own-envelope-credit-transfer");
        assertEquals(0, made.status(), made.err());
        assertTrue(made.out().contains("<FedNowIncoming xmlns=\"urn:fednow:incoming:v001\">"), made.out());
        Path file = Files.writeString(folder.resolve("own.xml"), made.out());
        Ran judged = run("validate", "--json", "--scheme", "fednow", file.toString());
        assertEquals(0, judged.status(), judged.out());
        assertEquals(2, JSON.readTree(judged.out()).path("parts").size());
    }

    @Test
    void itIsPrintedAsJsonToo() throws IOException {
        JsonNode said = JSON.readTree(
                run("new", "camt.056", "--scheme", "rtp", "--json").out());
        assertEquals("rtp", said.path("scheme").asText());
        assertEquals("camt.056.001.08", said.path("definition").asText());
        assertEquals("cancellation-request", said.path("sample").asText());
        assertTrue(said.path("message").asText().startsWith("<?xml "), said.toString());
    }

    @Test
    void whatThereIsNotIsSaidWithWhatThereIs() {
        Ran message = run("new", "pacs.004", "--scheme", "uk-fps");
        assertEquals(1, message.status());
        assertEquals("", message.out());
        assertEquals(
                "uk-fps has no pacs.004; it has admi.002.001.01, pacs.002.001.10, pacs.008.001.08.\n", message.err());
        Ran version = run("new", "pacs.008.001.12", "--scheme", "chaps");
        assertEquals(1, version.status());
        assertTrue(version.err().contains("chaps has no pacs.008.001.12; it has camt.029"), version.err());
        Ran scheme = run("new", "pacs.008", "--scheme", "uk-fsp");
        assertEquals(1, scheme.status());
        assertTrue(scheme.err().contains("There is no scheme uk-fsp"), scheme.err());
        Ran unwritten = run("new", "pacs.008", "--scheme", "rtp", "--out", folder + "/none/m.xml");
        assertEquals(1, unwritten.status());
        assertTrue(unwritten.err().contains("cannot be written"), unwritten.err());
        assertEquals(2, run("new", "pacs.008").status(), "a scheme must be named");
        assertEquals(2, run("new", "--scheme", "rtp").status());
        assertEquals(
                2,
                run("new", "pacs.008", "--scheme", "rtp", "--at", "yesterday").status());
    }

    @Test
    void aPackOfOnesOwnHasItsSamplesPrinted() {
        Ran made = run("new", "pacs.008", "--scheme", "docs/using/example-pack");
        assertEquals(0, made.status(), made.err());
        assertTrue(made.out().contains("NOK"), made.out());
    }

    private Ran run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "message";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CliFixture.runAt(folder, all);
    }
}

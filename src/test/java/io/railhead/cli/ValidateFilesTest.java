package io.railhead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.railhead.cli.CliFixture.Ran;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code message validate} over files of every kind: which are read, what is said of them, how it ends. */
class ValidateFilesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    private static final String GOOD = "<Document xmlns=\"" + ISO + "admi.004.001.02\"><SysEvtNtfctn><EvtInf>"
            + "<EvtCd>PING</EvtCd></EvtInf></SysEvtNtfctn></Document>";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1}                                          | XML-SYNTAX   | This is not XML
            <Document xmlns="ISOadmi.004.001.02"><SysEvt     | XML-SYNTAX   | perhaps it was cut off
            <a/><b/>                                         | XML-SYNTAX   | second root
            <a></b>                                          | XML-SYNTAX   | not well-formed
            <a><b></c></a>                                   | XML-SYNTAX   | not of the element that is open
            <a><?xml version="1.0"?></a>                     | XML-SYNTAX   | may be the XML declaration
            <a>A & B</a>                                     | XML-SYNTAX   | an & of a text is written &amp;
            <a><p:b/></a>                                    | XML-SYNTAX   | no xmlns declares
            <Document xmlns="ISOpacs.008.001.08 "/>          | XSD-UNKNOWN  | a blank at its beginning or end
            <Document/>                                      | XSD-UNKNOWN  | has no namespace
            <x><Document xmlns="urn:swift:xsd:x"/></x>       | XSD-UNKNOWN  | has the namespace urn:swift:xsd:x
            <other/>                                         | XSD-UNKNOWN  | There is no header and no document
            <Document xmlns="ISOpacs.008.001.99"/>           | XSD-UNKNOWN  | known are pacs.008.001.07, pacs.008.001.08
            <Document xmlns="ISOabcd.001.001.01"/>           | XSD-UNKNOWN  | nothing is known of this message
            <!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>         | XML-DOCTYPE  | document type
            <!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>     | XML-DOCTYPE  | document type
            <a>&b;</a>                                       | XML-         | 1:
            <?xml version="1.0" encoding="ISO-8859-1"?><a/>  | XML-ENCODING | UTF-8
            <?xml version="1.0" encoding="UTF-16"?><a/>      | XML-ENCODING | UTF-8
            <?xml version="1.1"?><a/>                        | XML-VERSION  | 1.0
            """)
    void whatIsBrokenEndsInASentenceAndOne(String content, String code, String sentence) throws IOException {
        Ran ran = run(file("broken.xml", content.replaceAll("ISO(?!-)", ISO)));

        assertEquals(1, ran.status());
        assertTrue(ran.out().contains("NOT VALID") && ran.out().contains(code), ran.out());
        assertTrue(ran.out().contains(sentence), ran.out());
        assertFalse(ran.out().contains("\tat ") || ran.err().contains("\tat "), ran.err());
    }

    @ParameterizedTest
    @CsvSource({"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "IBM037", "IBM500"})
    void anotherCharsetIsNamedWhetherDeclaredOrNot(String charset) throws IOException {
        for (String text : List.of(GOOD, "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + GOOD)) {
            Path wide = Files.write(folder.resolve("wide.xml"), text.getBytes(Charset.forName(charset)));
            Ran ran = run(wide.toString());
            assertEquals(1, ran.status());
            assertTrue(ran.out().contains("XML-ENCODING  The encoding must be UTF-8"), ran.out());
        }
        Path latin = Files.write(
                folder.resolve("latin.xml"), GOOD.replace("PING", "é").getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(run(latin.toString()).out().contains("XML-ENCODING"));
    }

    @Test
    void emptyDeepHugeAndMissingFilesEndInASentence() throws IOException {
        assertTrue(run(file("empty.xml", "")).out().contains("the content is empty"));
        assertTrue(run(file("deep.xml", "<a>".repeat(100_000))).out().contains("XML-DEPTH"));
        Path huge = folder.resolve("huge.xml");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.write(GOOD.getBytes(StandardCharsets.UTF_8));
            sparse.setLength(10_000_000_000L);
        }
        assertTrue(run(huge.toString()).out().contains("XML-SIZE  This file has 10000000000 bytes"));
        Ran missing = run(folder.resolve("none.xml").toString());
        assertEquals(1, missing.status());
        assertTrue(missing.out().contains("XML-UNREADABLE  There is no such file."), missing.out());
        Ran within = run(folder.resolve("empty.xml/none.xml").toString());
        assertEquals(1, within.status());
        assertTrue(within.out().contains("XML-UNREADABLE"), within.out());
        assertEquals(1, run("a\0b").status());
    }

    @Test
    void aFolderGivesItsXmlFilesAndNamesTheOthers() throws IOException {
        Files.createDirectories(folder.resolve("in/deep"));
        file("in/b.xml", GOOD);
        file("in/deep/without-extension", "\n <!-- by hand -->" + GOOD);
        file("in/notes.txt", "for later");
        file("in/empty", "");
        file("in/.hidden.xml", "x");
        Ran ran = run(folder.resolve("in").toString());

        assertEquals(0, ran.status(), ran.out());
        assertTrue(ran.out().contains("2 files, 2 valid, 0 not valid"), ran.out());
        assertTrue(ran.err().contains("notes.txt  passed over"), ran.err());
        assertFalse(ran.err().contains("hidden"), ran.err());
        file("in/bad.xml", "for later");
        assertEquals(1, run(folder.resolve("in").toString()).status(), "what is named as XML has to be XML");
    }

    @Test
    void aFolderWithoutMessagesAndAPatternWithoutFilesAreRefused() throws IOException {
        Files.createDirectories(folder.resolve("void"));
        Ran none = run(folder.resolve("void").toString());
        assertEquals(1, none.status());
        assertTrue(none.out().contains("There is no XML file in this folder."), none.out());
        Ran nothing = run(folder + "/*.xml");
        assertEquals(1, nothing.status());
        assertTrue(nothing.out().contains("No file matches this."), nothing.out());
        assertEquals(1, run(folder + "/[.xml").status());
    }

    @Test
    void aPatternThatTheShellLeftAloneIsFollowed() throws IOException {
        Files.createDirectories(folder.resolve("in/deep"));
        file("in/a.xml", GOOD);
        file("in/deep/b.xml", GOOD);
        assertEquals(1, files(run("--json", folder + "/in/*.xml")));
        assertEquals(2, files(run("--json", folder + "/**.xml")));
        assertEquals(1, files(run("--json", folder + "/in/*/b.xml")));
    }

    private static long files(Ran ran) {
        return ran.out().lines().filter(line -> line.startsWith("{\"file\":")).count();
    }

    @Test
    void partsBeforeTheBrokenPlaceAreToldToo() throws IOException {
        String header = "<AppHdr xmlns=\"" + ISO + "head.001.001.02\"/>";
        JsonNode cut = json("<x>" + header + GOOD.substring(0, 100));
        assertEquals("head.001.001.02", cut.at("/parts/0/definition").asText());
        assertEquals("admi.004.001.02", cut.at("/parts/1/definition").asText());
        assertEquals("XML-SYNTAX", cut.at("/parts/1/errors/0/code").asText());

        JsonNode beside = json("<x>" + GOOD + "<y></x>");
        assertTrue(beside.at("/parts/0/valid").asBoolean(), beside::toString);
        assertEquals("", beside.at("/parts/1/definition").asText());
        assertEquals(2, beside.path("parts").size());
    }

    @Test
    void anErrorRepeatsItsValueAndNamesItsAttribute() throws IOException {
        String document = "<Document xmlns=\"" + ISO + "camt.057.001.08\"><NtfctnToRcv><GrpHdr><MsgId>" + "M".repeat(80)
                + "</MsgId></GrpHdr><Ntfctn><Id>1</Id><TtlAmt Ccy=\"euro\">1,5</TtlAmt>";
        JsonNode errors = json(document + "</Ntfctn></NtfctnToRcv></Document>").at("/parts/0/errors");
        assertTrue(
                errors.at("/0/text").asText().endsWith("Here it is \"" + "M".repeat(60) + "...\"."), errors::toString);
        assertEquals(
                "/Document/NtfctnToRcv/Ntfctn/TtlAmt/@Ccy", errors.at("/2/path").asText(), errors::toString);
        assertTrue(errors.at("/2/text").asText().endsWith("Here it is \"euro\"."));
        assertTrue(errors.at("/3/text").asText().endsWith("Here it is \"1,5\"."), errors::toString);
    }

    @Test
    void everyPartIsToldHoweverManyErrorsOneHas() throws IOException {
        String broken = GOOD.replace("</EvtInf>", "<EvtParam/>".repeat(250) + "</EvtInf>");
        JsonNode all = json("<x>" + broken.repeat(60) + GOOD + "</x>");
        assertEquals(61, all.path("parts").size());
        assertTrue(all.at("/parts/60/valid").asBoolean());
        assertEquals("XSD-MORE", all.at("/parts/59/errors/1/code").asText());
    }

    @Test
    void aFolderOfSchemasThatIsNotThereOrUnusableIsRefused() throws IOException {
        Ran none = run("--schemas", folder.resolve("none").toString(), file("good.xml", GOOD));
        assertEquals(1, none.status());
        assertTrue(none.err().contains("There is no folder"), none.err());
        Files.createDirectories(folder.resolve("own"));
        file("own/admi.004.001.02.xsd", "<x/>");
        Ran unusable = run("--schemas", folder.resolve("own").toString(), file("good.xml", GOOD));
        assertEquals(1, unusable.status());
        assertTrue(unusable.err().contains("admi.004.001.02.xsd is not an XML schema"), unusable.err());
        assertFalse(unusable.err().contains("defect"), unusable.err());
    }

    private JsonNode json(String content) throws IOException {
        return JSON.readTree(run("--json", file("one.xml", content)).out());
    }

    private Ran run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "message";
        all[1] = "validate";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CliFixture.runAt(folder, all);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}

package io.railhead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.railhead.cli.CliFixture.Ran;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages offline: what is shown, what is judged, and that every broken file ends in a sentence. */
class MessageVerbsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    private static final String PAYMENT = """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
            <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-01-31T12:00:00Z</CreDtTm><NbOfTxs>1</NbOfTxs>
            <SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr>
            <CdtTrfTxInf><PmtId><InstrId>I1</InstrId><EndToEndId>INV-1</EndToEndId>
            <UETR>90c45ea8-45c8-4157-b47a-ed8683f74954</UETR></PmtId>
            <IntrBkSttlmAmt Ccy="GBP">10.00</IntrBkSttlmAmt><IntrBkSttlmDt>2026-01-31</IntrBkSttlmDt>
            <ChrgBr>SLEV</ChrgBr><Dbtr><Nm>Acme Ltd</Nm></Dbtr>
            <DbtrAgt><FinInstnId><BICFI>NWBKGB2L</BICFI></FinInstnId></DbtrAgt>
            <CdtrAgt><FinInstnId><BICFI>BARCGB22</BICFI></FinInstnId></CdtrAgt><Cdtr><Nm>Ada Example</Nm></Cdtr>
            <CdtrAcct><Id><IBAN>GB29NWBK60161331926819</IBAN></Id></CdtrAcct>
            <RmtInf><Ustrd>Invoice 1</Ustrd></RmtInf></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>""";
    private static final String REPORT = """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
            <GrpHdr><MsgId>R1</MsgId><CreDtTm>2026-01-31T12:00:00Z</CreDtTm></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
            <OrgnlPmtInfAndSts><OrgnlPmtInfId>B1</OrgnlPmtInfId>
            <TxInfAndSts><OrgnlEndToEndId>A</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>
            <TxInfAndSts><OrgnlEndToEndId>B</OrgnlEndToEndId><TxSts>RJCT</TxSts>
            <StsRsnInf><Rsn><Cd>AC03</Cd></Rsn><AddtlInf>no such account</AddtlInf></StsRsnInf></TxInfAndSts>
            </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>""";

    @TempDir
    Path folder;

    @Test
    void aPaymentIsACardThatSaysWhoPaysWhomWhatWhenAndWhy() throws IOException {
        Ran ran = run("show", file("pay.xml", PAYMENT));

        assertEquals(0, ran.status(), ran.err());
        assertTrue(ran.out().contains("  Acme Ltd pays Ada Example GBP 10.00 on 2026-01-31: Invoice 1\n"), ran.out());
        assertTrue(ran.out().contains("GB29NWBK60161331926819"), "the user has the file, so nothing is masked");
        assertTrue(ran.out().contains("SLEV charges as the scheme rules"), ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void severalPaymentsAreATableWithTotalsHeldAgainstWhatIsDeclared() throws IOException {
        String item = PAYMENT.substring(PAYMENT.indexOf("<CdtTrfTxInf>"), PAYMENT.indexOf("</FIToFICstmrCdtTrf>"));
        Ran ran = run("show", file("two.xml", PAYMENT.replace(item, item + item)));

        assertTrue(ran.out().contains("2 transactions, GBP 20.00; BUT 1 are declared"), ran.out());
        assertFalse(ran.out().contains("pays"), ran.out());
        String right = PAYMENT.replace(item, item + item).replace("<NbOfTxs>1<", "<NbOfTxs>2<");
        assertTrue(run("show", file("two.xml", right)).out().contains("2 transactions, GBP 20.00, as declared"));
    }

    @Test
    void ofManyOnlyTheFirstAreShownUnlessAllAreWanted() throws IOException {
        String item = PAYMENT.substring(PAYMENT.indexOf("<CdtTrfTxInf>"), PAYMENT.indexOf("</FIToFICstmrCdtTrf>"));
        String many = file("many.xml", PAYMENT.replace(item, item.repeat(70)));

        Ran some = run("show", many);
        assertTrue(some.out().contains("... and 20 more; --all shows them"), some.out());
        assertEquals(
                50, some.out().lines().filter(line -> line.contains("INV-1")).count());
        Ran all = run("show", "--all", many);
        assertEquals(
                70, all.out().lines().filter(line -> line.contains("INV-1")).count());
        assertFalse(all.out().contains("more"), all.out());
    }

    @Test
    void anAnswerGivesStatusAndReasonInWords() throws IOException {
        Ran ran = run("show", file("report.xml", REPORT));

        assertTrue(ran.out().contains("RJCT Refused; the reason says why. AC03 "), ran.out());
        assertTrue(ran.out().contains("(no such account)"), ran.out());
        assertTrue(ran.out().contains("    1  ACSC Settled between the banks."), ran.out());
    }

    @Test
    void jsonIsOneLineForEachFileAlsoForABrokenOne() throws IOException {
        Ran ran = run(
                "show",
                "--json",
                file("a.xml", PAYMENT),
                file("b.xml", PAYMENT.substring(0, 700)),
                file("c.xml", "{}"));

        assertEquals(1, ran.status());
        List<String> lines = ran.out().lines().toList();
        assertEquals(3, lines.size(), ran.err());
        JsonNode first = JSON.readTree(lines.getFirst());
        assertEquals("pacs.008.001.08", first.at("/parts/0/definition").asText());
        assertEquals("GBP", first.at("/parts/0/statements/1/amount/currency").asText());
        assertEquals("10.00", first.at("/parts/0/sums/GBP").asText());
        assertEquals("[]", first.path("problems").toString());
        assertEquals(
                "XML-SYNTAX", JSON.readTree(lines.get(1)).at("/problems/0/code").asText());
        assertEquals("[]", JSON.readTree(lines.get(2)).path("parts").toString());
    }

    @Test
    void standardInputAndFoldersAreReadToo() throws IOException {
        Files.createDirectories(folder.resolve("in/deep"));
        Files.writeString(folder.resolve("in/2.xml"), REPORT);
        Files.writeString(folder.resolve("in/deep/1.xml"), PAYMENT);
        Files.writeString(folder.resolve("in/.hidden"), "x");
        Ran ran = run("show", folder.resolve("in").toString());
        assertEquals(0, ran.status(), ran.err());
        assertEquals(2, ran.out().lines().filter(line -> line.contains("in/")).count());

        InputStream real = System.in;
        try {
            System.setIn(new ByteArrayInputStream(PAYMENT.getBytes(StandardCharsets.UTF_8)));
            assertTrue(run("show", "-").out().contains("Acme Ltd pays"));
        } finally {
            System.setIn(real);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1}                                         | XML-SYNTAX   | This is not XML
            %PDF-1.7                                        | XML-SYNTAX   | This is not XML
            <Document xmlns="ISOpacs.008.001.08"><FIToFI    | XML-SYNTAX   | perhaps it was cut off
            <Document xmlns="ISOpacs.008.001.08"></x> <a>   | XML-SYNTAX   | not well-formed
            <Document/>                                     | XSD-UNKNOWN  | has no namespace
            <Document xmlns="urn:swift:xsd:x"/>             | XSD-UNKNOWN  | has the namespace urn:swift:xsd:x
            <other/>                                        | XSD-UNKNOWN  | There is no header and no document
            <Document xmlns="ISOpacs.008.001.99"/>          | XSD-UNKNOWN  | pacs.008.001.08, pacs.008.001.10
            <Document xmlns="ISOabcd.001.001.01"/>          | XSD-UNKNOWN  | nothing is known of this message
            <x><Document xmlns="urn:x"><a/></Document></x>  | XSD-UNKNOWN  | has the namespace urn:x
            <a>1</a><a>2</a>                                | XML-SYNTAX   | second root
            <a><b></a>                                      | XML-SYNTAX   | not well-formed
            <!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>        | XML-DOCTYPE  | document type
            <a>&b;</a>                                      | XML-         | 1:
            <?xml version="1.0" encoding="ISO-8859-1"?><a/> | XML-ENCODING | UTF-8
            <?xml version="1.1"?><a/>                       | XML-VERSION  | 1.0
            """)
    void whatIsBrokenEndsInASentence(String content, String code, String sentence) throws IOException {
        Ran ran = run("show", file("broken.xml", content.replace("ISO", ISO).replace(ISO + "-8859", "ISO-8859")));

        assertEquals(1, ran.status());
        assertTrue(ran.err().contains("broken.xml  ") && ran.err().contains(code), ran.err());
        assertTrue(ran.err().contains(sentence), ran.err());
        assertFalse(ran.err().contains("\tat "), ran.err());
        assertFalse(ran.err().contains("defect"), ran.err());
    }

    @Test
    void depthOtherCharsetsAndMissingFilesEndInASentenceToo() throws IOException {
        assertTrue(run("show", file("deep.xml", "<a>".repeat(5000))).err().contains("XML-DEPTH"));
        Files.write(folder.resolve("wide.xml"), PAYMENT.getBytes(Charset.forName("UTF-16")));
        assertTrue(run("show", folder.resolve("wide.xml").toString()).err().contains("XML-ENCODING"));
        Files.write(folder.resolve("empty.xml"), new byte[0]);
        assertTrue(run("show", folder.resolve("empty.xml").toString()).err().contains("empty"));
        Ran missing = run("show", folder.resolve("none.xml").toString());
        assertEquals(1, missing.status());
        assertTrue(missing.err().contains("There is no such file."), missing.err());
        assertEquals(2, run("show").status());
    }

    @Test
    void oneBrokenFileDoesNotHideTheOthers() throws IOException {
        Ran ran = run("show", file("a.xml", "x"), file("b.xml", PAYMENT));
        assertEquals(1, ran.status());
        assertTrue(ran.out().contains("Acme Ltd pays"), ran.out());
    }

    @Test
    void aTreeShowsAnyXml() throws IOException {
        Ran ran = run("show", "--tree", file("x.xml", "<a><b c=\"d\">e</b></a>"));
        assertEquals(0, ran.status());
        assertTrue(ran.out().endsWith("  a\n    b c=d  e\n"), ran.out());
    }

    @Test
    void textOfAStrangerCannotSteerTheTerminal() throws IOException {
        Ran ran = run("show", file("esc.xml", PAYMENT.replace("Acme Ltd", "Acme\u202eLtd")));
        assertTrue(ran.out().contains("Acme?Ltd"), ran.out());
    }

    @Test
    void validatingHasTheFixedShape() throws IOException {
        Ran ran = run(
                "validate",
                "--json",
                file("ok.xml", PAYMENT),
                file("bad.xml", PAYMENT.replace("SLEV", "FREE")),
                file("no.xml", "x"));

        assertEquals(1, ran.status());
        List<String> lines = ran.out().lines().toList();
        JsonNode ok = JSON.readTree(lines.getFirst());
        assertTrue(ok.path("valid").asBoolean(), ok::toString);
        assertEquals("pacs.008.001.08", ok.at("/parts/0/definition").asText());
        JsonNode error = JSON.readTree(lines.get(1)).at("/parts/0/errors/0");
        assertEquals("XSD-ENUM", error.path("code").asText());
        assertEquals(7, error.path("line").asInt());
        assertTrue(error.path("rule").isNull());
        assertTrue(error.path("path").asText().endsWith("/ChrgBr"), error::toString);
        assertEquals(
                "XML-SYNTAX",
                JSON.readTree(lines.get(2)).at("/parts/0/errors/0/code").asText());
        assertFalse(JSON.readTree(lines.get(2)).path("valid").asBoolean());
    }

    @Test
    void aSchemeAddsItsRules() throws IOException {
        String pay = file("pay.xml", PAYMENT);
        assertEquals(0, run("validate", pay).status());
        Ran ran = run("validate", "--scheme", "uk-fps", pay);
        assertEquals(1, ran.status());
        assertTrue(ran.out().contains("RULE-HEADER-MISSING"), ran.out());
        Ran unknown = run("validate", "--scheme", "nothing", pay);
        assertTrue(unknown.err().contains("uk-fps"), unknown.err());
    }

    private Ran run(String verb, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "message";
        all[1] = verb;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CliFixture.runAt(folder, all);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}

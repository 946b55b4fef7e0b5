package io.railhead.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.railhead.codec.Schemas;
import io.railhead.codec.XercesValidator;
import io.railhead.intake.file.FileCheck.Result.Sound;
import io.railhead.intake.file.FileCheck.Result.Unsound;
import io.railhead.message.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckTest {
    private static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    private static final Path STANDARDS = Path.of("../shared/standards/messages");

    private final FileCheck check = new FileCheck(new XercesValidator(new Schemas(Path.of("schemas"))));

    @TempDir
    Path folder = Path.of("");

    private FileCheck.Result of(Pain001 file) throws IOException {
        return check.check(file.to(folder.resolve("file.xml")));
    }

    private static FileProblem problem(FileCheck.Result result) {
        return assertInstanceOf(Unsound.class, result).problem();
    }

    private static @Nullable String refusal(FileCheck.Result result, int block) {
        Reason reason = assertInstanceOf(Sound.class, result)
                .totals()
                .blocks()
                .get(block)
                .refusal();
        return reason == null ? null : reason.code();
    }

    @Test
    void aGoodFileIsCountedAndSummedByBlock() throws IOException {
        Sound sound = assertInstanceOf(
                Sound.class,
                of(new Pain001("M1").sum("70.0").block("A", 3, Pain001::good).block("B", 4, Pain001::good)));
        assertEquals(7, sound.totals().count());
        assertEquals(new BigDecimal("70.00"), sound.totals().sum());
        assertEquals(2, sound.totals().blocks().size());
        assertEquals(4, sound.totals().blocks().get(1).count());
        assertNull(sound.totals().blocks().get(0).refusal());
        assertEquals("M1", sound.header().messageId());
    }

    @Test
    void aWrongNumberOfTransfersRefusesTheFile() throws IOException {
        FileProblem problem = problem(of(new Pain001("M1").count(4).block("A", 3, Pain001::good)));
        assertEquals("FILE-COUNT", problem.code());
        assertEquals("AM19", problem.isoReason());
    }

    @Test
    void aControlSumIsComparedAsANumberAcrossCurrencies() throws IOException {
        Pain001 mixed = new Pain001("M1")
                .sum("15.5")
                .block(
                        "A",
                        2,
                        i -> Pain001.item(i, i == 0 ? "GBP" : "EUR", i == 0 ? "10.25" : "5.25", "<IBAN>X</IBAN>")
                                .replace("<IBAN>X</IBAN>", "<IBAN>GB29NWBK60161331926819</IBAN>"));
        assertInstanceOf(Sound.class, of(mixed));
        FileProblem off = problem(of(new Pain001("M1").sum("30.01").block("A", 3, Pain001::good)));
        assertEquals("AM10", off.isoReason());
        assertEquals("FILE-SUM", off.code());
    }

    @Test
    void aBlockThatDeclaresOtherTotalsIsRefusedAlone() throws IOException {
        FileCheck.Result result = of(new Pain001("M1")
                .block("A", "TRF", "2030-05-06", "<NbOfTxs>3</NbOfTxs>", Pain001.DEBTOR, 2, Pain001::good)
                .block("B", "TRF", "2030-05-06", "<CtrlSum>20.01</CtrlSum>", Pain001.DEBTOR, 2, Pain001::good)
                .block(
                        "C",
                        "TRF",
                        "2030-05-06",
                        "<NbOfTxs>2</NbOfTxs><CtrlSum>20</CtrlSum>",
                        Pain001.DEBTOR,
                        2,
                        Pain001::good)
                .block("A", 1, Pain001::good)
                .block("D", "CHK", "2030-05-06", "", Pain001.DEBTOR, 1, Pain001::good));
        assertEquals("AM20", refusal(result, 0));
        assertEquals("AM10", refusal(result, 1));
        assertNull(refusal(result, 2));
        assertEquals("DU02", refusal(result, 3));
        assertEquals("AG03", refusal(result, 4));
    }

    @Test
    void aFileThatWasCutOffIsRefusedWholeWithThePlace() throws IOException {
        byte[] whole = Files.readAllBytes(
                new Pain001("M1").block("A", 50, Pain001::good).to(folder.resolve("whole.xml")));
        Path cut = Files.write(folder.resolve("cut.xml"), Arrays.copyOf(whole, whole.length / 2));
        Unsound unsound = assertInstanceOf(Unsound.class, check.check(cut));
        assertEquals("FF01", unsound.problem().isoReason());
        assertTrue(
                unsound.problem().code().startsWith("XML-"), unsound.problem().code());
        assertTrue(unsound.problem().line() > 1);
        assertNotNull(unsound.header());
        assertEquals("M1", unsound.header().messageId());
    }

    @Test
    void whatIsNoXmlOrNothingAtAllIsRefused() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.xml"));
        assertEquals("FF01", problem(check.check(empty)).isoReason());
        Path text = Files.writeString(folder.resolve("text.xml"), "hello");
        Unsound unsound = assertInstanceOf(Unsound.class, check.check(text));
        assertEquals("FF01", unsound.problem().isoReason());
        assertNull(unsound.header());
    }

    @Test
    void aDoctypeIsRefused() throws IOException {
        String file =
                Files.readString(new Pain001("M1").block("A", 1, Pain001::good).to(folder.resolve("a.xml")));
        String attack =
                file.replace("<Document", "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<Document");
        assertEquals(
                "XML-DOCTYPE",
                problem(check.check(Files.writeString(folder.resolve("b.xml"), attack)))
                        .code());
    }

    @Test
    void aSchemaErrorNamesItsPlaceAndNeverTheValue() throws IOException {
        Path file = new Pain001("M1")
                .block("A", 1, i -> Pain001.good(i).replace("<Nm>Ada Example</Nm>", "<Name>Secret</Name>"))
                .to(folder.resolve("a.xml"));
        FileProblem problem = problem(check.check(file));
        assertTrue(problem.code().startsWith("XSD-"), problem.code());
        assertTrue(
                problem.line() > 2 && problem.path() != null && problem.path().contains("CdtTrfTxInf"));
        assertTrue(!problem.json().contains("Secret"));
        assertEquals(problem, FileProblem.ofJson(problem.json()));
        Reason reason = problem.reason();
        assertNotNull(reason);
        assertTrue(String.valueOf(reason.text()).contains("line " + problem.line()));
    }

    @Test
    void theOlderVersionIsReadAndOneBetweenIsRefusedThoughBothKeepToTheirSchemas() throws IOException {
        Path old = STANDARDS.resolve("valid/pain.001.001.03/moov-io__International_payment_RUB_naujas_1.xml");
        Path between = STANDARDS.resolve("valid/pain.001.001.08");
        assumeTrue(Files.exists(old) && Files.isDirectory(between));
        Sound sound = assertInstanceOf(Sound.class, check.check(old));
        assertEquals("pain.001.001.03", sound.header().definition().name());
        assertEquals(1, sound.totals().count());
        try (var samples = Files.list(between)) {
            FileProblem problem = problem(check.check(samples.findFirst().orElseThrow()));
            assertEquals("READ-DEFINITION", problem.code());
            assertEquals("FF01", problem.isoReason());
        }
    }

    /** A whole pain.001 whose only amount no schema would take. */
    private String unvalidated() throws IOException {
        Path file = new Pain001("M1")
                .block("A", 1, i -> Pain001.item(i, "GBP", "-10.00", "<IBAN>GB29NWBK60161331926819</IBAN>"))
                .to(folder.resolve("inner.xml"));
        String text = Files.readString(file);
        return text.substring(text.indexOf("<Document"));
    }

    private String refusal(String text) throws IOException {
        return problem(check.check(Files.writeString(folder.resolve("file.xml"), text)))
                .code();
    }

    @Test
    void aDefinitionThatOnlyBeginsLikeOursIsRefusedWhateverValidPartIsInIt() throws IOException {
        String event = "<SysEvtNtfctn><EvtInf><EvtCd>PING</EvtCd></EvtInf></SysEvtNtfctn>";
        String nested = "<Document xmlns=\"" + ISO + "admi.004.001.02\">" + event + "</Document></Document>";
        String longer = unvalidated().replace("pain.001.001.09", "pain.001.001.09X");
        assertEquals("XSD-UNKNOWN", refusal(longer.replace("</Document>", nested)));
        assertEquals(
                "XSD-UNKNOWN",
                refusal("<Document xmlns=\"urn:any\">" + longer.replace("</Document>", nested) + "</Document>"));
    }

    @Test
    void aDocumentInsideAnotherMessageIsNotTheFiles() throws IOException {
        String report = "<Document xmlns=\"" + ISO + "pacs.002.001.10\"><FIToFIPmtStsRpt><GrpHdr><MsgId>S1</MsgId>"
                + "<CreDtTm>2026-03-01T12:00:00Z</CreDtTm></GrpHdr><SplmtryData><Envlp>" + unvalidated()
                + "</Envlp></SplmtryData></FIToFIPmtStsRpt></Document>";
        assertEquals("READ-DEFINITION", refusal(report));
        String good =
                Files.readString(new Pain001("M2").block("A", 1, Pain001::good).to(folder.resolve("good.xml")));
        String document = good.substring(good.indexOf("<Document"));
        assertEquals("READ-SEVERAL-DOCUMENTS", refusal("<Files>" + report + document + "</Files>"));
        assertEquals("READ-SEVERAL-DOCUMENTS", refusal("<Files>" + document + report + "</Files>"));
        Path extended = Files.writeString(
                folder.resolve("extended.xml"),
                document.replace(
                        "</CstmrCdtTrfInitn>",
                        "<SplmtryData><Envlp>" + unvalidated().replace("001.001.09", "001.001.03")
                                + "</Envlp></SplmtryData></CstmrCdtTrfInitn>"));
        Sound sound = assertInstanceOf(Sound.class, check.check(extended));
        assertEquals(new BigDecimal("10.00"), sound.totals().sum());
    }

    @Test
    void oneHeaderMayComeWithTheDocument() throws IOException {
        String good =
                Files.readString(new Pain001("M2").block("A", 1, Pain001::good).to(folder.resolve("good.xml")));
        String document = good.substring(good.indexOf("<Document"));
        String header = "<AppHdr xmlns=\"" + ISO + "head.001.001.02\"><Fr><OrgId/></Fr><To><OrgId/></To>"
                + "<BizMsgIdr>M2</BizMsgIdr><MsgDefIdr>pain.001.001.09</MsgDefIdr>"
                + "<CreDt>2026-01-31T09:00:00Z</CreDt></AppHdr>";
        Path file = folder.resolve("file.xml");
        Files.writeString(file, "<File>" + header + document + "</File>");
        assertEquals(
                "M2", assertInstanceOf(Sound.class, check.check(file)).header().messageId());
        assertEquals("READ-SEVERAL-DOCUMENTS", refusal("<File>" + header + header + document + "</File>"));
        assertEquals("READ-DEFINITION", refusal("<File>" + header + "</File>"));
    }

    @Test
    void aStrangersRealFileIsRead() throws IOException {
        Path real = STANDARDS.resolve("valid/pain.001.001.09/phoughton__pain001_credit_initiation_sample.xml");
        assumeTrue(Files.exists(real));
        Sound sound = assertInstanceOf(Sound.class, check.check(real));
        assertEquals("PN01-20260413-2150", sound.header().messageId());
        assertEquals(1, sound.totals().count());
        assertNull(sound.totals().blocks().getFirst().sum(), "its amount is an equivalent one");
    }

    @Test
    void aRealFileThatBreaksItsSchemaIsRefused() throws IOException {
        Path real = STANDARDS.resolve("xsd-invalid/pain.001.001.09/phoughton__pain_001_2025_invalid.xml");
        assumeTrue(Files.exists(real));
        assertEquals("FF01", problem(check.check(real)).isoReason());
    }
}

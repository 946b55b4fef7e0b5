package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.codec.Validation.PartResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link Validator} does; each has a test that extends this. */
abstract class ValidatorContract {
    private final Validator validator = over(Samples.schemas());

    private static final String WIRE =
            new String(Samples.wire(CreditTransferWriter.write(Samples.creditTransfer())), StandardCharsets.UTF_8);

    abstract Validator over(Schemas schemas);

    @Test
    void headerAndDocumentOfAnEnvelopeAreTwoValidParts() {
        Validation validation = validator.validate(Samples.utf8(unsigned(WIRE)));
        assertEquals(List.of(), errors(validation));
        assertTrue(validation.valid());
        assertEquals(
                List.of("head.001.001.02", "pacs.008.001.08"),
                validation.parts().stream().map(PartResult::definition).toList());
    }

    @TestFactory
    Stream<DynamicTest> eachKindOfMistakeHasItsCodeAndPath() {
        String transaction = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf";
        return Stream.of(
                mistake("XSD-PATTERN", transaction + "/CdtrAgt/FinInstnId/BICFI", ">NWBKGB2L<", ">nwbkgb2l<"),
                mistake("XSD-LENGTH", transaction + "/PmtId/EndToEndId", ">INV-1001<", ">" + "E".repeat(36) + "<"),
                mistake("XSD-LENGTH", transaction + "/PmtId/EndToEndId", ">INV-1001<", "><"),
                mistake("XSD-ENUM", transaction + "/ChrgBr", ">SLEV<", ">SELV<"),
                mistake("XSD-VALUE", transaction + "/IntrBkSttlmAmt", ">10.00<", ">ten<"),
                mistake("XSD-VALUE", transaction + "/IntrBkSttlmAmt", ">10.00<", ">-1<"),
                mistake("XSD-VALUE", transaction + "/IntrBkSttlmAmt", ">10.00<", ">10.123456<"),
                mistake("XSD-VALUE", transaction + "/IntrBkSttlmAmt", ">10.00<", ">1234567890123456789<"),
                mistake("XSD-VALUE", transaction + "/IntrBkSttlmDt", ">2026-01-31<", ">2026-02-31<"),
                mistake("XSD-MISSING", transaction + "/IntrBkSttlmAmt", " Ccy=\"GBP\"", ""),
                mistake("XSD-UNEXPECTED", transaction + "/IntrBkSttlmAmt", "Ccy=\"GBP\"", "Ccy=\"GBP\" Cur=\"GBP\""),
                mistake("XSD-UNEXPECTED", transaction + "/Unknown", "<ChrgBr>", "<Unknown>x</Unknown><ChrgBr>"),
                mistake("XSD-UNEXPECTED", transaction, "<ChrgBr>", "text<ChrgBr>"),
                mistake("XSD-UNEXPECTED", transaction + "/PmtId/EndToEndId", ">INV-1001<", "><b>1</b><"),
                mistake("XSD-MISSING", "/Document/FIToFICstmrCdtTrf/GrpHdr/SttlmInf/ClrSys", "<Cd>FPS</Cd>", ""),
                mistake(
                        "XSD-UNEXPECTED",
                        transaction + "/PmtId/EndToEndId",
                        "<EndToEndId>",
                        "<EndToEndId xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:x=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\" xsi:type=\"x:Max35Text\">"),
                mistake(
                        "XSD-UNEXPECTED",
                        transaction + "/PmtId/EndToEndId",
                        "<EndToEndId>INV-1001<",
                        "<EndToEndId xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"><"),
                mistake("XSD-LENGTH", "/AppHdr/BizMsgIdr", "<BizMsgIdr>M0001<", "<BizMsgIdr><"));
    }

    private DynamicTest mistake(String code, String path, String from, String to) {
        return DynamicTest.dynamicTest(code + " " + path + " " + to.substring(0, Math.min(20, to.length())), () -> {
            String wrong = unsigned(WIRE).replace(from, to);
            assertFalse(wrong.equals(unsigned(WIRE)), "the message has been changed");
            Validation validation = validator.validate(Samples.utf8(wrong));
            assertFalse(validation.valid());
            SchemaError first = errors(validation).getFirst();
            assertEquals(code, first.code(), first.toString());
            assertEquals(path, first.path());
            assertFalse(first.text().isBlank());
            assertFalse(first.text().contains("'"), "no raw message of the validator: " + first.text());
        });
    }

    @Test
    void anErrorKeepsItsPlaceInTheWholeMessageAndNeverRepeatsTheValue() {
        String broken = unsigned(WIRE)
                .replace("<CdtrAcct>", "\n\n  <CdtrAcct>")
                .replace("GB29NWBK60161331926819", "gb29'for type 'NWBK60161331926819'");
        SchemaError error = errors(validator.validate(Samples.utf8(broken))).getFirst();
        assertEquals("XSD-PATTERN", error.code());
        assertEquals(3, error.line());
        assertTrue(error.column() > 2);
        assertTrue(error.path().endsWith("/CdtrAcct/Id/IBAN"));
        assertFalse(error.text().contains("NWBK"), error.text());
    }

    @Test
    void oneMistakeIsOneError() {
        String broken = unsigned(WIRE).replace(">SLEV<", ">SELV<");
        assertEquals(1, errors(validator.validate(Samples.utf8(broken))).size());
    }

    @Test
    void aDefinitionWithoutSchemaIsNamedAsUnknown() {
        Validation validation = validator.validate(
                Samples.utf8("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:abcd.001.001.01\"><A/></Document>"));
        assertFalse(validation.valid());
        assertEquals("abcd.001.001.01", validation.parts().getFirst().definition());
        assertEquals("XSD-UNKNOWN", errors(validation).getFirst().code());
        assertEquals(1, errors(validation).size());
    }

    @Test
    void whatIsNoMessageAtAllIsNotValid() {
        for (String other : List.of("<a/>", "<Document/>", "<Document xmlns=\"urn:other\"><a/></Document>")) {
            Validation validation = validator.validate(Samples.utf8(other));
            assertFalse(validation.valid(), other);
            assertEquals("XSD-UNKNOWN", errors(validation).getFirst().code());
        }
    }

    @Test
    void anyWrapperIsLookedThroughEvenOneThatTakesTheRootsPlace() {
        String document = "urn:iso:std:iso:20022:tech:xsd:admi.002.001.01";
        String inner = "<d:admi.002.001.01><d:RltdRef><d:Ref>1</d:Ref></d:RltdRef>"
                + "<d:Rsn><d:RjctgPtyRsn>%s</d:RjctgPtyRsn></d:Rsn></d:admi.002.001.01>";
        for (String wrapper : List.of(
                "<w:Any xmlns:w=\"urn:w\" xmlns:d=\"" + document + "\"><d:Document>" + inner + "</d:Document></w:Any>",
                "<Message xmlns=\"urn:w\" xmlns:d=\"" + document + "\"><Body>" + inner + "</Body></Message>")) {
            Validation fine = validator.validate(Samples.utf8(wrapper.formatted("X")));
            assertEquals(List.of(), errors(fine), wrapper);
            assertTrue(fine.valid());
            Validation wrong = validator.validate(Samples.utf8(wrapper.formatted("X".repeat(36))));
            assertEquals("XSD-LENGTH", errors(wrong).getFirst().code());
            assertEquals(
                    "/Document/admi.002.001.01/Rsn/RjctgPtyRsn",
                    errors(wrong).getFirst().path());
        }
    }

    @Test
    void aRootThatOnlyBeginsLikeOneOfIsoIsUnknownWhateverIsInItOrAroundIt() {
        String iso = "urn:iso:std:iso:20022:tech:xsd:";
        String good = unsigned(WIRE);
        String event = "<Document xmlns='" + iso + "admi.004.001.02'><SysEvtNtfctn><EvtInf><EvtCd>PING</EvtCd>"
                + "</EvtInf></SysEvtNtfctn></Document>";
        String transfer = "pacs.008.001.08\"><FIToFICstmrCdtTrf>";
        for (String wrong : List.of(
                good.replace("head.001.001.02", "head.001.001.02X"),
                good.replace(transfer, transfer.replace("08\"", "08X\"") + event),
                good.replace(transfer, transfer.replace("08\"", "08 \"") + event),
                "<AppHdr xmlns='" + iso + "'>" + event + "</AppHdr>",
                "<Document xmlns='urn:any'><Document xmlns='" + iso + "camt.1'>" + event + "</Document></Document>")) {
            assertFalse(wrong.equals(good), "the message has been changed");
            List<SchemaError> errors = errors(validator.validate(Samples.utf8(wrong)));
            assertEquals(
                    List.of("XSD-UNKNOWN"),
                    errors.stream().map(SchemaError::code).toList(),
                    wrong);
            assertEquals(
                    List.of("XSD-UNKNOWN"),
                    errors(validator.validate(stream(wrong))).stream()
                            .map(SchemaError::code)
                            .toList());
        }
    }

    @Test
    void strangeRootsWithoutEndAreNotCollectedWithoutEnd() {
        String strange = "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:x'/><Document/>";
        Validation many = validator.validate(stream("<x>" + strange.repeat(1_000) + "</x>"));
        assertFalse(many.valid());
        assertTrue(
                errors(many).size() <= XercesValidator.ERRORS,
                "errors: " + errors(many).size());
    }

    @Test
    void aFileIsCheckedAsItStreamsAndErrorsAreCapped() {
        String transfer = "<Bad/>".repeat(500);
        String file = "<?xml version=\"1.0\"?>\n<!-- made by hand -->\n" + unsigned(WIRE);
        assertTrue(validator.validate(stream(file)).valid());
        Validation many = validator.validate(stream(file.replace("<FinInstnId>", "<FinInstnId>" + transfer)
                .replace("</BizMsgIdr>", "</BizMsgIdr>" + transfer)));
        assertFalse(many.valid());
        assertTrue(errors(many).size() <= XercesValidator.ERRORS);
    }

    @Test
    void hostileXmlIsRefusedNotValidated() {
        XmlRefused refused =
                assertThrows(XmlRefused.class, () -> validator.validate(Samples.utf8("<!DOCTYPE a><Document/>")));
        assertEquals("XML-DOCTYPE", refused.code());
    }

    @Test
    void theOperatorsSchemaWins(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("admi.002.001.01.xsd"), """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
                    targetNamespace="urn:iso:std:iso:20022:tech:xsd:admi.002.001.01">
                  <xs:element name="Document"><xs:complexType/></xs:element>
                </xs:schema>
                """);
        byte[] empty = Samples.utf8("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:admi.002.001.01\"/>");
        assertTrue(over(new Schemas(folder)).validate(empty).valid());
        assertFalse(validator.validate(empty).valid());
    }

    @Test
    void anOperatorsBrokenSchemaIsADefectThatNamesTheFile(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("admi.002.001.01.xsd"),
                "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:import schemaLocation=\"http://127.0.0.1:1/x.xsd\"/><xs:oops/></xs:schema>");
        IllegalStateException defect = assertThrows(
                IllegalStateException.class,
                () -> over(new Schemas(folder))
                        .validate(
                                Samples.utf8("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:admi.002.001.01\"/>")));
        assertTrue(String.valueOf(defect.getMessage()).contains("admi.002.001.01.xsd"));
    }

    @TestFactory
    Stream<DynamicTest> realMessagesAreJudgedAsTheirIndexSays() throws IOException {
        Path standards = Path.of("../shared/standards");
        Path index = standards.resolve("messages/INDEX.tsv");
        Assumptions.assumeTrue(Files.exists(index), "the folder of real messages is not here");
        Validator published = over(new Schemas(standards.resolve("xsd")));
        return Files.readAllLines(index).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    byte[] bytes =
                            Files.readAllBytes(standards.resolve("messages").resolve(row[0]));
                    Validation validation = published.validate(new ByteArrayInputStream(bytes));
                    boolean valid = row[1].equals("valid") || row[1].equals("rule-invalid");
                    if (!row[1].equals("profile-envelope")) {
                        assertEquals(
                                valid,
                                validation.valid(),
                                () -> validation.parts().toString());
                    }
                    assertTrue(
                            validation.parts().stream()
                                    .anyMatch(part -> part.definition().equals(row[2])),
                            () -> validation.parts().toString());
                }));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(Samples.utf8(text));
    }

    /** The signature has a place of its own that the schema wants filled; here it is taken out. */
    private static String unsigned(String wire) {
        return wire.replace("<Sgntr></Sgntr>", "");
    }

    private static List<SchemaError> errors(Validation validation) {
        return validation.parts().stream()
                .flatMap(part -> part.errors().stream())
                .toList();
    }
}

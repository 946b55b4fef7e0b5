package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.message.InitiatedTransfer;
import io.railhead.message.InitiationElement;
import io.railhead.message.PaymentBlock;
import io.railhead.message.StatedAgent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InitiationReaderTest {
    private static final String START = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- made by the payroll system -->
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
              <CstmrCdtTrfInitn>
                <GrpHdr>
                  <MsgId>PAYROLL-1</MsgId>
                  <CreDtTm>2026-01-31T12:00:00Z</CreDtTm>
                  <NbOfTxs>3</NbOfTxs>
                  <CtrlSum>30.50</CtrlSum>
                  <InitgPty><Nm>Acme Ltd</Nm><Id><OrgId><Othr><Id>ACME-1</Id></Othr></OrgId></Id></InitgPty>
                </GrpHdr>
            """;
    private static final String BLOCK = """
                <PmtInf>
                  <PmtInfId>BLOCK-%s</PmtInfId>
                  <PmtMtd>TRF</PmtMtd>
                  <NbOfTxs>2</NbOfTxs>
                  <CtrlSum>20.5</CtrlSum>
                  <PmtTpInf><SvcLvl><Cd>URGP</Cd></SvcLvl><LclInstrm><Prtry>IP</Prtry></LclInstrm></PmtTpInf>
                  <ReqdExctnDt><Dt>2026-02-01</Dt></ReqdExctnDt>
                  <Dbtr><Nm>Acme Ltd</Nm></Dbtr>
                  <DbtrAcct><Id><Othr><Id>63748472</Id><SchmeNm><Cd>BBAN</Cd></SchmeNm></Othr></Id></DbtrAcct>
                  <DbtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>GBDSC</Cd></ClrSysId><MmbId>202959</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt>
                  <ChrgBr>SLEV</ChrgBr>
            """;
    private static final String FULL = """
                  <CdtTrfTxInf>
                    <PmtId><InstrId>I-1</InstrId><EndToEndId>E-1</EndToEndId><UETR>e5d4f8c2-9b1a-4c3d-8e7f-001122334455</UETR></PmtId>
                    <Amt><InstdAmt Ccy="GBP">10.5</InstdAmt></Amt>
                    <CdtrAgt><FinInstnId><BICFI>NWBKGB2L</BICFI></FinInstnId></CdtrAgt>
                    <Cdtr><Nm>Ada <!-- really -->Example</Nm><PstlAdr><TwnNm>London</TwnNm><Ctry>GB</Ctry></PstlAdr></Cdtr>
                    <CdtrAcct><Id><IBAN>GB29NWBK60161331926819</IBAN></Id></CdtrAcct>
                    <Purp><Cd>SALA</Cd></Purp>
                    <RmtInf><Ustrd>January</Ustrd><Ustrd>pay</Ustrd></RmtInf>
                  </CdtTrfTxInf>
            """;
    private static final String BARE = """
                  <CdtTrfTxInf>
                    <PmtId><EndToEndId>E-2</EndToEndId></PmtId>
                    <Amt><EqvtAmt><Amt Ccy="EUR">10</Amt><CcyOfTrf>GBP</CcyOfTrf></EqvtAmt></Amt>
                  </CdtTrfTxInf>
            """;
    private static final String END = "  </CstmrCdtTrfInitn>\n</Document>\n";
    private static final String FILE = START + BLOCK.formatted("1") + FULL + BARE + "</PmtInf>\n" + BLOCK.formatted("2")
            + FULL + "</PmtInf>\n" + END;

    @Test
    void theSampleKeepsToItsSchema() {
        Validation validation = Samples.validator().validate(stream(FILE));
        assertTrue(validation.valid(), () -> validation.parts().toString());
    }

    @Test
    void theHeaderTellsWhatTheFileDeclares() {
        try (InitiationReader reader = new InitiationReader(stream(FILE))) {
            assertEquals("PAYROLL-1", reader.header().messageId());
            assertEquals(Samples.NOON, reader.header().creationTime());
            assertEquals("3", reader.header().numberOfTransactions());
            assertEquals("30.50", reader.header().controlSum());
            assertEquals("Acme Ltd", reader.header().initiatingPartyName());
            assertEquals("ACME-1", reader.header().initiatingPartyId());
        }
    }

    @Test
    void blocksComeBeforeTheirTransfersAndEachKeepsItsText() {
        List<InitiationElement> elements = all(FILE);
        assertEquals(5, elements.size());
        PaymentBlock first = assertInstanceOf(PaymentBlock.class, elements.get(0));
        assertEquals("BLOCK-1", first.paymentInformationId());
        assertEquals("TRF", first.method());
        assertEquals("2", first.numberOfTransactions());
        assertEquals("20.5", first.controlSum());
        assertEquals("2026-02-01", first.requestedExecutionDate());
        assertEquals("Acme Ltd", first.debtor().name());
        assertEquals("63748472", first.debtorAccount().other());
        assertEquals("BBAN", first.debtorAccount().scheme());
        assertEquals(new StatedAgent(null, "GBDSC", "202959"), first.debtorAgent());
        assertEquals("SLEV", first.chargeBearer());
        assertEquals("URGP", first.serviceLevel());
        assertEquals("IP", first.localInstrument());
        assertEquals(12, first.line());
        InitiatedTransfer full = assertInstanceOf(InitiatedTransfer.class, elements.get(1));
        assertEquals("I-1", full.instructionId());
        assertEquals("E-1", full.endToEndId());
        assertEquals("e5d4f8c2-9b1a-4c3d-8e7f-001122334455", full.uetr());
        assertEquals("GBP", full.currency());
        assertEquals("10.5", full.amount());
        assertEquals("Ada Example", full.creditor().name());
        assertNotNull(full.creditor().address());
        assertEquals(
                "GB29NWBK60161331926819",
                assertNotNullAnd(full.creditorAccount()).iban());
        assertEquals("NWBKGB2L", assertNotNullAnd(full.creditorAgent()).bic());
        assertEquals("January pay", full.remittanceText());
        assertEquals(List.of("Purp"), full.notCarried());
        assertFalse(full.toString().contains("Ada"));
        assertFalse(String.valueOf(full.creditorAccount()).contains("NWBK6016"));
    }

    @Test
    void aTransferThatGivesLittleIsReadAllTheSame() {
        InitiatedTransfer bare =
                assertInstanceOf(InitiatedTransfer.class, all(FILE).get(2));
        assertEquals("E-2", bare.endToEndId());
        assertNull(bare.amount());
        assertNull(bare.currency());
        assertNull(bare.creditor().name());
        assertNull(bare.creditorAccount());
        assertEquals(List.of("EqvtAmt"), bare.notCarried());
    }

    @Test
    void transfersAreNumberedThroughTheWholeFile() {
        List<InitiatedTransfer> transfers = all(FILE).stream()
                .filter(InitiatedTransfer.class::isInstance)
                .map(InitiatedTransfer.class::cast)
                .toList();
        assertEquals(
                List.of(0, 1, 2),
                transfers.stream().map(InitiatedTransfer::index).toList());
        assertTrue(transfers.get(0).line() < transfers.get(1).line());
        assertEquals(1, assertInstanceOf(PaymentBlock.class, all(FILE).get(3)).index());
    }

    @Test
    void theEndIsTheEndHoweverOftenOneAsks() {
        try (InitiationReader reader = new InitiationReader(stream(FILE))) {
            while (reader.next() != null) {
                // on to the end
            }
            assertNull(reader.next());
        }
    }

    @Test
    void aSecondDocumentIsNotPassedOverInSilence() {
        String document = FILE.substring(FILE.indexOf("<Document"));
        String two = "<Files xmlns=\"urn:w\">" + document + document + "</Files>";
        assertEquals(
                "READ-SEVERAL-DOCUMENTS",
                assertThrows(Unreadable.class, () -> all(two)).code());
        assertEquals(5, all("<Files xmlns=\"urn:w\">" + document + "</Files>").size());
    }

    @Test
    void anotherDefinitionIsNotAnInitiation() {
        assertEquals(
                "READ-DEFINITION",
                assertThrows(Unreadable.class, () -> all(FILE.replace("001.001.09", "001.001.08")))
                        .code());
    }

    @Test
    void aDefinitionThatOnlyBeginsLikeOneOfOursIsNotRead() {
        for (String longer : List.of("001.001.09X", "001.001.091", "001.001.09 ", "001.001.09.ch.02")) {
            String file = FILE.replace("001.001.09", longer);
            assertEquals(
                    "READ-DEFINITION",
                    assertThrows(Unreadable.class, () -> all(file)).code());
        }
    }

    @Test
    void whatStandsInsideAnotherPartIsPassedOver() {
        String iso = "urn:iso:std:iso:20022:tech:xsd:";
        String document = FILE.substring(FILE.indexOf("<Document"));
        for (String around : List.of(
                "<Document xmlns='" + iso + "camt.053.001.08'><BkToCstmrStmt>%s</BkToCstmrStmt></Document>",
                "<AppHdr xmlns='" + iso + "head.001.001.02'><Sgntr>%s</Sgntr></AppHdr>",
                "<w><x xmlns='" + iso + "pacs.002.001.10'>%s</x></w>")) {
            String other = around.formatted(document);
            assertEquals(
                    "READ-DEFINITION",
                    assertThrows(Unreadable.class, () -> all(other)).code());
            assertEquals(
                    5, all("<Files>" + other + document + other + "</Files>").size());
        }
    }

    @Test
    void aFileCutOffIsRefusedNotTakenForAShortOne() {
        assertThrows(XmlRefused.class, () -> all(FILE.substring(0, FILE.length() - 30)));
    }

    @Test
    void aLongFileIsReadPieceByPiece() {
        int transfers = 20_000;
        byte[] transfer = Samples.utf8(FULL);
        List<InputStream> pieces = new ArrayList<>(List.of(stream(START), stream(BLOCK.formatted("1"))));
        IntStream.range(0, transfers).forEach(i -> pieces.add(new ByteArrayInputStream(transfer)));
        pieces.addAll(List.of(stream("</PmtInf>\n"), stream(END)));
        int read = 0;
        try (InitiationReader reader = new InitiationReader(new SequenceInputStream(Collections.enumeration(pieces)))) {
            for (InitiationElement element = reader.next(); element != null; element = reader.next()) {
                read += element instanceof InitiatedTransfer ? 1 : 0;
            }
        }
        assertEquals(transfers, read);
    }

    private static <T> T assertNotNullAnd(@Nullable T value) {
        assertNotNull(value);
        return value;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(Samples.utf8(text));
    }

    private static List<InitiationElement> all(String file) {
        List<InitiationElement> elements = new ArrayList<>();
        try (InitiationReader reader = new InitiationReader(stream(file))) {
            for (InitiationElement element = reader.next(); element != null; element = reader.next()) {
                elements.add(element);
            }
        }
        return Collections.unmodifiableList(elements);
    }
}

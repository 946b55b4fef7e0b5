package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.prowidesoftware.swift.model.mx.MxPain00100103;
import com.prowidesoftware.swift.model.mx.MxPain00200103;
import com.prowidesoftware.swift.model.mx.dic.CashAccount16;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransactionInformation10;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification7;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstructionInformation3;
import com.prowidesoftware.swift.model.mx.dic.PostalAddress6;
import io.railhead.message.InitiatedTransfer;
import io.railhead.message.InitiationElement;
import io.railhead.message.InitiationStatus;
import io.railhead.message.PaymentBlock;
import io.railhead.message.Reason;
import io.railhead.message.StatedAccount;
import io.railhead.message.StatedAgent;
import io.railhead.message.StatusCode;
import io.railhead.payment.PostalAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The older pair, pain.001.001.03 and pain.002.001.03, held against another reader field by field. */
class OldInitiationTest {
    private static final Path STANDARDS = Path.of("../shared/standards/messages/valid/pain.001.001.03");
    private static final String FILE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03">
              <CstmrCdtTrfInitn>
                <GrpHdr>
                  <MsgId>PAYROLL-3</MsgId>
                  <CreDtTm>2026-01-31T12:00:00</CreDtTm>
                  <NbOfTxs>2</NbOfTxs>
                  <CtrlSum>30.5</CtrlSum>
                  <InitgPty><Nm>Acme Ltd</Nm><Id><OrgId><BICOrBEI>ACMEGB2L</BICOrBEI></OrgId></Id></InitgPty>
                </GrpHdr>
                <PmtInf>
                  <PmtInfId>BLOCK-1</PmtInfId>
                  <PmtMtd>TRF</PmtMtd>
                  <NbOfTxs>2</NbOfTxs>
                  <CtrlSum>30.5</CtrlSum>
                  <PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><LclInstrm><Cd>INST</Cd></LclInstrm></PmtTpInf>
                  <ReqdExctnDt>2026-02-01</ReqdExctnDt>
                  <Dbtr><Nm>Acme Ltd</Nm><PstlAdr><StrtNm>High Street</StrtNm><BldgNb>1</BldgNb><PstCd>N1</PstCd><TwnNm>London</TwnNm><Ctry>GB</Ctry></PstlAdr></Dbtr>
                  <DbtrAcct><Id><IBAN>GB33BUKB20201555555555</IBAN></Id></DbtrAcct>
                  <DbtrAgt><FinInstnId><BIC>BUKBGB22</BIC></FinInstnId></DbtrAgt>
                  <ChrgBr>SLEV</ChrgBr>
                  <CdtTrfTxInf>
                    <PmtId><InstrId>I-1</InstrId><EndToEndId>E-1</EndToEndId></PmtId>
                    <Amt><InstdAmt Ccy="GBP">10.5</InstdAmt></Amt>
                    <CdtrAgt><FinInstnId><BIC>NWBKGB2L</BIC></FinInstnId></CdtrAgt>
                    <Cdtr><Nm>Ada Example</Nm><PstlAdr><Ctry>GB</Ctry><AdrLine>1 Long Lane</AdrLine></PstlAdr></Cdtr>
                    <CdtrAcct><Id><IBAN>GB29NWBK60161331926819</IBAN></Id></CdtrAcct>
                    <RmtInf><Ustrd>January</Ustrd></RmtInf>
                  </CdtTrfTxInf>
                  <CdtTrfTxInf>
                    <PmtId><EndToEndId>E-2</EndToEndId></PmtId>
                    <Amt><InstdAmt Ccy="GBP">20</InstdAmt></Amt>
                    <CdtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>GBDSC</Cd></ClrSysId><MmbId>202959</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>
                    <Cdtr><Nm>Bob Example</Nm></Cdtr>
                    <CdtrAcct><Id><Othr><Id>63748472</Id><SchmeNm><Cd>BBAN</Cd></SchmeNm></Othr></Id></CdtrAcct>
                  </CdtTrfTxInf>
                </PmtInf>
              </CstmrCdtTrfInitn>
            </Document>
            """;

    private record Whole(io.railhead.message.InitiationHeader header, List<InitiationElement> elements) {}

    private static Whole read(byte[] file) {
        List<InitiationElement> elements = new ArrayList<>();
        try (InitiationReader reader = new InitiationReader(new ByteArrayInputStream(file))) {
            for (InitiationElement element = reader.next(); element != null; element = reader.next()) {
                elements.add(element);
            }
            return new Whole(reader.header(), elements);
        }
    }

    @Test
    void theOlderVersionIsReadAsAnIndependentReaderReadsIt() {
        byte[] file = Samples.utf8(FILE);
        assertTrue(Samples.validator().validate(new ByteArrayInputStream(file)).valid());
        assertEquals("pain.001.001.03", read(file).header().definition().name());
        assertEquals("ACMEGB2L", read(file).header().initiatingPartyId());
        assertSame(file);
    }

    @Test
    void samplesOfOthersAreReadAsAnIndependentReaderReadsThem() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(STANDARDS), "the samples are not here");
        try (Stream<Path> samples = Files.list(STANDARDS)) {
            samples.forEach(sample -> {
                try {
                    assertSame(Files.readAllBytes(sample));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    /** Ours against Prowide's. */
    private static void assertSame(byte[] file) {
        Whole ours = read(file);
        String text = new String(file, StandardCharsets.UTF_8);
        var theirs = MxPain00100103.parse(text.startsWith("\uFEFF") ? text.substring(1) : text)
                .getCstmrCdtTrfInitn();
        assertEquals(theirs.getGrpHdr().getMsgId(), ours.header().messageId());
        assertEquals(theirs.getGrpHdr().getNbOfTxs(), ours.header().numberOfTransactions());
        assertEquals(theirs.getGrpHdr().getInitgPty().getNm(), ours.header().initiatingPartyName());
        List<InitiationElement> left = new ArrayList<>(ours.elements());
        for (PaymentInstructionInformation3 block : theirs.getPmtInf()) {
            assertSame(block, assertInstanceOf(PaymentBlock.class, left.removeFirst()));
            for (CreditTransferTransactionInformation10 transfer : block.getCdtTrfTxInf()) {
                assertSame(transfer, assertInstanceOf(InitiatedTransfer.class, left.removeFirst()));
            }
        }
        assertEquals(List.of(), left);
    }

    private static void assertSame(PaymentInstructionInformation3 theirs, PaymentBlock ours) {
        assertEquals(theirs.getPmtInfId(), ours.paymentInformationId());
        assertEquals(theirs.getPmtMtd().value(), ours.method());
        assertEquals(theirs.getNbOfTxs(), ours.numberOfTransactions());
        assertEquals(theirs.getReqdExctnDt().toString(), ours.requestedExecutionDate());
        assertEquals(theirs.getDbtr().getNm(), ours.debtor().name());
        assertSame(theirs.getDbtr().getPstlAdr(), ours.debtor().address());
        assertSame(theirs.getDbtrAcct(), ours.debtorAccount());
        assertSame(theirs.getDbtrAgt().getFinInstnId(), ours.debtorAgent());
        assertEquals(theirs.getChrgBr() == null ? null : theirs.getChrgBr().value(), ours.chargeBearer());
        var type = theirs.getPmtTpInf();
        assertEquals(
                type == null || type.getSvcLvl() == null
                        ? null
                        : type.getSvcLvl().getCd(),
                ours.serviceLevel());
        assertEquals(
                type == null || type.getLclInstrm() == null
                        ? null
                        : type.getLclInstrm().getCd(),
                ours.localInstrument());
    }

    private static void assertSame(CreditTransferTransactionInformation10 theirs, InitiatedTransfer ours) {
        assertEquals(theirs.getPmtId().getInstrId(), ours.instructionId());
        assertEquals(theirs.getPmtId().getEndToEndId(), ours.endToEndId());
        assertNull(ours.uetr());
        assertEquals(theirs.getAmt().getInstdAmt().getCcy(), ours.currency());
        assertEquals(theirs.getAmt().getInstdAmt().getValue(), new BigDecimal(String.valueOf(ours.amount())));
        assertEquals(theirs.getCdtr().getNm(), ours.creditor().name());
        assertSame(theirs.getCdtr().getPstlAdr(), ours.creditor().address());
        assertSame(theirs.getCdtrAcct(), ours.creditorAccount());
        assertSame(theirs.getCdtrAgt() == null ? null : theirs.getCdtrAgt().getFinInstnId(), ours.creditorAgent());
        assertEquals(
                theirs.getRmtInf() == null || theirs.getRmtInf().getUstrd().isEmpty()
                        ? null
                        : String.join(" ", theirs.getRmtInf().getUstrd()),
                ours.remittanceText());
    }

    private static void assertSame(CashAccount16 theirs, @Nullable StatedAccount ours) {
        assertNotNull(ours);
        assertEquals(theirs.getId().getIBAN(), ours.iban());
        assertEquals(
                theirs.getId().getOthr() == null
                        ? null
                        : theirs.getId().getOthr().getId(),
                ours.other());
    }

    private static void assertSame(@Nullable FinancialInstitutionIdentification7 theirs, @Nullable StatedAgent ours) {
        if (theirs == null || ours == null) {
            assertEquals(theirs == null, ours == null);
            return;
        }
        assertEquals(theirs.getBIC(), ours.bic());
        var member = theirs.getClrSysMmbId();
        assertEquals(member == null ? null : member.getMmbId(), ours.memberId());
        assertEquals(
                member == null || member.getClrSysId() == null
                        ? null
                        : member.getClrSysId().getCd(),
                ours.clearingSystem());
    }

    private static void assertSame(@Nullable PostalAddress6 theirs, @Nullable PostalAddress ours) {
        if (theirs == null || ours == null) {
            assertEquals(theirs == null, ours == null);
            return;
        }
        assertEquals(theirs.getStrtNm(), ours.streetName());
        assertEquals(theirs.getBldgNb(), ours.buildingNumber());
        assertEquals(theirs.getPstCd(), ours.postCode());
        assertEquals(theirs.getTwnNm(), ours.townName());
        assertEquals(theirs.getCtry(), ours.country());
        assertEquals(theirs.getAdrLine(), ours.addressLines());
    }

    @Test
    void theTwoVersionsCannotBeMixedInOneFile() {
        String old = FILE.substring(FILE.indexOf("<Document"));
        String both = "<Files xmlns=\"urn:w\">" + old + old.replace("001.001.03", "001.001.09") + "</Files>";
        assertEquals(
                "READ-SEVERAL-DOCUMENTS",
                assertThrows(Unreadable.class, () -> read(Samples.utf8(both))).code());
    }

    @Test
    void aReportForTheOlderVersionKeepsToItsSchemaAndSaysTheSameToProwide() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StatusCode rejected = new StatusCode("RJCT");
        StatusCode settled = new StatusCode("ACSC");
        Reason reason = new Reason("AC03", false, "the account's check digits do not fit <&>");
        InitiationStatus head = new InitiationStatus(
                "R-3",
                Samples.NOON,
                "Acme & Sons",
                "PAYROLL-3",
                "pain.001.001.03",
                "2",
                new BigDecimal("30.5"),
                new StatusCode("PART"),
                List.of(),
                List.of(
                        new InitiationStatus.Count(settled, 1, new BigDecimal("10.5")),
                        new InitiationStatus.Count(rejected, 1, null)));
        InitiationStatusWriter writer = new InitiationStatusWriter(out, head, "pain.002.001.03");
        writer.block(new InitiationStatus.Block(
                "BLOCK-1", "2", new BigDecimal("30.5"), new StatusCode("PART"), List.of(), List.of()));
        writer.item(new InitiationStatus.Item("019c1400", "I-1", "E-1", "ignored", settled, List.of(), Samples.NOON));
        writer.item(new InitiationStatus.Item(null, null, "E-2", null, rejected, List.of(reason), null));
        writer.finish();
        Validation validation = Samples.validator().validate(new ByteArrayInputStream(out.toByteArray()));
        assertTrue(validation.valid(), () -> validation.parts().toString());
        var report = MxPain00200103.parse(out.toString(StandardCharsets.UTF_8)).getCstmrPmtStsRpt();
        assertEquals("PAYROLL-3", report.getOrgnlGrpInfAndSts().getOrgnlMsgId());
        assertEquals("pain.001.001.03", report.getOrgnlGrpInfAndSts().getOrgnlMsgNmId());
        assertEquals("PART", report.getOrgnlGrpInfAndSts().getGrpSts().value());
        var block = report.getOrgnlPmtInfAndSts().getFirst();
        assertEquals("BLOCK-1", block.getOrgnlPmtInfId());
        assertEquals("ACSC", block.getTxInfAndSts().getFirst().getTxSts().value());
        var refused = block.getTxInfAndSts().getLast();
        assertEquals("E-2", refused.getOrgnlEndToEndId());
        assertEquals("RJCT", refused.getTxSts().value());
        assertEquals("AC03", refused.getStsRsnInf().getFirst().getRsn().getCd());
        assertEquals(
                List.of(String.valueOf(reason.text())),
                refused.getStsRsnInf().getFirst().getAddtlInf());
    }

    @Test
    void nothingElseIsWritten() {
        InitiationStatus head = new InitiationStatus(
                "R-3", Samples.NOON, null, "M", "pain.001.001.03", null, null, null, List.of(), List.of());
        assertThrows(
                IllegalArgumentException.class,
                () -> new InitiationStatusWriter(new ByteArrayOutputStream(), head, "pain.002.001.99"));
    }
}

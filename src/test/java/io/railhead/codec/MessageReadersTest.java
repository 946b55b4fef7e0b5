package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Definition;
import io.railhead.message.Header;
import io.railhead.message.Reason;
import io.railhead.message.StatusReport;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Agent.Bic;
import io.railhead.payment.Party;
import io.railhead.payment.Transfer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MessageReadersTest {
    private static final String GROUP = "<GrpHdr><MsgId>S1</MsgId><CreDtTm>2026-01-31T12:00:00</CreDtTm></GrpHdr>";
    private static final String ANSWERED = "<OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId>";

    @Test
    void aStatusForTheWholeGroupCountsWhereNoTransactionIsListed() {
        StatusReport report = report("<OrgnlGrpInfAndSts>" + ANSWERED
                + "<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts>");
        assertEquals("RJCT", report.status().code());
        assertEquals("M1", report.original().messageId());
        assertEquals("pacs.008.001.08", report.original().messageName());
        assertEquals(new Reason("FF01", false, null), report.reason());
        assertNull(report.original().transactionId());
    }

    @Test
    void theTransactionsStatusComesBeforeTheGroups() {
        StatusReport report = report("<OrgnlGrpInfAndSts>" + ANSWERED + "<GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>"
                + "<TxInfAndSts><OrgnlTxId>T1</OrgnlTxId><TxSts>ACSC</TxSts></TxInfAndSts>");
        assertEquals("ACSC", report.status().code());
        assertEquals("M1", report.original().messageId());
        assertEquals("T1", report.original().transactionId());
    }

    @Test
    void aTimeWithoutOffsetIsUtcAndADateMayCarryATime() {
        StatusReport report =
                report("<TxInfAndSts><TxSts>ACSC</TxSts><AccptncDtTm>2026-01-31T13:00:00.5+01:00</AccptncDtTm>"
                        + "<FctvIntrBkSttlmDt><DtTm>2026-02-01T00:30:00Z</DtTm></FctvIntrBkSttlmDt></TxInfAndSts>");
        assertEquals(OffsetDateTime.parse("2026-01-31T12:00:00Z"), report.creationTime());
        assertEquals(OffsetDateTime.parse("2026-01-31T13:00:00.5+01:00"), report.acceptanceTime());
        assertEquals(LocalDate.of(2026, 2, 1), report.settlementDate());
    }

    @Test
    void aReasonInWordsAloneIsANarrative() {
        StatusReport report = report("<TxInfAndSts><TxSts>RJCT</TxSts>"
                + "<StsRsnInf><AddtlInf>one</AddtlInf><AddtlInf>two</AddtlInf></StsRsnInf></TxInfAndSts>");
        assertEquals(new Reason("NARR", false, "one two"), report.reason());
    }

    @Test
    void aLongReasonTextIsCutIntoLinesAndReadBackWhole() {
        String words = "many words ".repeat(30).strip();
        StatusReport sample = Samples.statusReport();
        StatusReport wordy = new StatusReport(
                sample.messageId(),
                sample.creationTime(),
                sample.original(),
                sample.status(),
                new Reason("MS03", false, words),
                null,
                null,
                null);
        byte[] document = StatusReportWriter.write(Samples.header("pacs.002.001.10"), wordy)
                .document();
        assertEquals(wordy, StatusReportReader.read(document));
    }

    @Test
    void whatOurRecordCannotHoldIsUnreadableAndNeverHalfRead() {
        String transaction = "<TxInfAndSts><TxSts>ACSC</TxSts></TxInfAndSts>";
        unreadable("READ-SEVERAL-TRANSACTIONS", transaction + transaction);
        unreadable("READ-SEVERAL-GROUPS", ("<OrgnlGrpInfAndSts>" + ANSWERED + "</OrgnlGrpInfAndSts>").repeat(2));
        unreadable("READ-STATUS", "<TxInfAndSts><OrgnlTxId>T1</OrgnlTxId></TxInfAndSts>");
        unreadable("READ-STATUS", "");
        unreadable(
                "READ-SEVERAL-REASONS",
                "<TxInfAndSts><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>NARR</Cd></Rsn></StsRsnInf>"
                        + "<StsRsnInf><Rsn><Cd>AM05</Cd></Rsn></StsRsnInf></TxInfAndSts>");
        unreadable(
                "READ-TIME",
                "<TxInfAndSts><TxSts>ACSC</TxSts><AccptncDtTm>99999-01-01T00:00:00Z</AccptncDtTm></TxInfAndSts>");
    }

    @Test
    void aPartOfAnotherDefinitionIsNotReadAsAStatusReport() {
        byte[] transfer = CreditTransferWriter.write(Samples.creditTransfer()).document();
        assertEquals(
                "READ-DEFINITION",
                assertThrows(Unreadable.class, () -> StatusReportReader.read(transfer))
                        .code());
    }

    @Test
    void aDefinitionThatOnlyBeginsLikeTheRightOneIsNotRead() {
        CanonicalMessage report = StatusReportWriter.write(Samples.header("pacs.002.001.10"), Samples.statusReport());
        CanonicalMessage reject = MessageRejectWriter.write(Samples.header("admi.002.001.01"), Samples.messageReject());
        CanonicalMessage transfer = CreditTransferWriter.write(Samples.creditTransfer());
        for (String more : List.of("X", "0", " ", ".x")) {
            noDefinition(() -> HeaderReader.read(longer(Samples.header(report), more)));
            noDefinition(() -> StatusReportReader.read(longer(report.document(), more)));
            noDefinition(() -> MessageRejectReader.read(longer(reject.document(), more)));
            noDefinition(() -> CreditTransferReader.read(
                    Samples.header("pacs.008.001.08"), longer(transfer.document(), more), Samples.PAYMENT));
        }
    }

    /** With more at the end of its namespace. */
    private static byte[] longer(byte[] part, String more) {
        return Samples.utf8(new String(part, StandardCharsets.UTF_8).replaceFirst("(xmlns=\"[^\"]*)", "$1" + more));
    }

    private static void noDefinition(Executable reading) {
        assertEquals("READ-DEFINITION", assertThrows(Unreadable.class, reading).code());
    }

    @Test
    void contentThatTheSchemaDemandsAndIsMissingIsADefect() {
        byte[] document = Samples.utf8("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\">"
                + "<FIToFIPmtStsRpt><GrpHdr><MsgId>S1</MsgId></GrpHdr></FIToFIPmtStsRpt></Document>");
        assertThrows(IllegalStateException.class, () -> StatusReportReader.read(document));
    }

    @Test
    void aSeparatorOfLinesInAPartsValueStaysWhole() {
        StatusReport report = report(
                "<TxInfAndSts><OrgnlEndToEndId>A&amp;B &#60;1&#x3e;</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>");
        assertEquals("A&B <1>", report.original().endToEndId());
    }

    @Test
    void aHeaderOfAnotherVersionAndPrefixIsRead() {
        String header = "<h:AppHdr xmlns:h=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.01\">"
                + "<h:Fr><h:FIId><h:FinInstnId><h:BICFI>CSMGDEFFXXX</h:BICFI></h:FinInstnId></h:FIId></h:Fr>"
                + "<h:To><h:OrgId><h:Id><h:OrgId><h:AnyBIC>RAILDEFFXXX</h:AnyBIC></h:OrgId></h:Id></h:OrgId></h:To>"
                + "<h:BizMsgIdr>B1</h:BizMsgIdr><h:MsgDefIdr>pacs.002.001.10</h:MsgDefIdr>"
                + "<h:CreDt>2026-01-31T12:00:00Z</h:CreDt><h:PssblDplct>1</h:PssblDplct><h:Sgntr><x/></h:Sgntr></h:AppHdr>";
        Header read = HeaderReader.read(Samples.utf8(header));
        assertEquals(
                new Header(
                        new Bic("CSMGDEFFXXX"),
                        new Bic("RAILDEFFXXX"),
                        "B1",
                        new Definition("pacs.002.001.10"),
                        null,
                        Samples.NOON,
                        null,
                        true),
                read);
        assertThrows(
                Unreadable.class, () -> HeaderReader.read(Samples.utf8(header.replace("pacs.002.001.10", "pacs.002"))));
    }

    @Test
    void aSortCodeTravelsEvenWhenItsBankIsNotNamed() {
        var sample = Samples.creditTransfer();
        Party creditor = new Party("Ada Example", new SortCodeAccount("400515", "12345674"));
        Transfer moved = new Transfer(
                Samples.PAYMENT, sample.transfer().amount(), sample.transfer().debtor(), creditor, "E", null);
        String document =
                new String(CreditTransferWriter.write(with(sample, moved)).document(), StandardCharsets.UTF_8);
        assertEquals(1, document.split("<MmbId>400515</MmbId>", -1).length - 1);
        assertFalse(document.contains("<RmtInf>"));
    }

    @Test
    void aBankThatContradictsTheSortCodeIsNotWritten() {
        var sample = Samples.creditTransfer();
        Party creditor = sample.transfer().debtor().withAccount(new SortCodeAccount("400515", "12345674"));
        Transfer moved = new Transfer(
                Samples.PAYMENT, sample.transfer().amount(), sample.transfer().debtor(), creditor, "E", null);
        assertThrows(IllegalArgumentException.class, () -> CreditTransferWriter.write(with(sample, moved)));
    }

    @Test
    void aHeaderThatNamesAnotherDefinitionIsNotWritten() {
        assertThrows(
                IllegalArgumentException.class,
                () -> StatusReportWriter.write(Samples.header("pacs.008.001.08"), Samples.statusReport()));
    }

    @Test
    void severalTransactionsInACreditTransferAreUnreadable() {
        String document =
                new String(CreditTransferWriter.write(Samples.creditTransfer()).document(), StandardCharsets.UTF_8);
        int from = document.indexOf("<CdtTrfTxInf>");
        int to = document.indexOf("</FIToFICstmrCdtTrf>");
        byte[] twice = Samples.utf8(document.substring(0, to) + document.substring(from, to) + document.substring(to));
        Unreadable why = assertThrows(
                Unreadable.class,
                () -> CreditTransferReader.read(Samples.header("pacs.008.001.08"), twice, Samples.PAYMENT));
        assertEquals("READ-SEVERAL-TRANSACTIONS", why.code());
    }

    @Test
    void anIbanWithWrongCheckDigitsIsUnreadableAndNotRepeated() {
        String document =
                new String(CreditTransferWriter.write(Samples.creditTransfer()).document(), StandardCharsets.UTF_8);
        byte[] wrong = Samples.utf8(document.replace("GB29NWBK", "GB30NWBK"));
        Unreadable why = assertThrows(
                Unreadable.class,
                () -> CreditTransferReader.read(Samples.header("pacs.008.001.08"), wrong, Samples.PAYMENT));
        assertEquals("READ-ACCOUNT", why.code());
        assertFalse(why.text().contains("NWBK"));
    }

    private static CreditTransferMessage with(CreditTransferMessage sample, Transfer moved) {
        return new CreditTransferMessage(
                sample.header(),
                moved,
                sample.ids(),
                sample.creationTime(),
                sample.settlementDate(),
                null,
                sample.instructingAgent(),
                sample.instructedAgent(),
                sample.terms());
    }

    private static byte[] document(String content) {
        return Samples.utf8("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\"><FIToFIPmtStsRpt>"
                + GROUP + content + "</FIToFIPmtStsRpt></Document>");
    }

    private static StatusReport report(String content) {
        return StatusReportReader.read(document(content));
    }

    private static void unreadable(String code, String content) {
        Unreadable why = assertThrows(Unreadable.class, () -> StatusReportReader.read(document(content)));
        assertEquals(code, why.code());
    }
}

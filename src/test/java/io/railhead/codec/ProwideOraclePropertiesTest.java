package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.prowidesoftware.swift.model.mx.JaxbContextCacheImpl;
import com.prowidesoftware.swift.model.mx.JaxbContextLoader;
import com.prowidesoftware.swift.model.mx.MxPacs00200110;
import com.prowidesoftware.swift.model.mx.MxPacs00800108;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction39;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction110;
import com.prowidesoftware.swift.model.mx.dic.PostalAddress24;
import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Reason;
import io.railhead.message.StatusReport;
import io.railhead.payment.Account.Iban;
import io.railhead.payment.Account.RoutingNumberAccount;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Agent;
import io.railhead.payment.Agent.Bic;
import io.railhead.payment.Agent.ClearingMember;
import io.railhead.payment.Party;
import io.railhead.payment.PostalAddress;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** An independent reader, Prowide's, finds in our bytes what we meant to say, field by field. */
class ProwideOraclePropertiesTest {
    static {
        JaxbContextLoader.INSTANCE.setCacheImpl(new JaxbContextCacheImpl());
    }

    @Provide
    Arbitrary<CreditTransferMessage> creditTransfers() {
        return Generated.creditTransfer();
    }

    @Provide
    Arbitrary<StatusReport> statusReports() {
        return Generated.statusReport();
    }

    @Property(tries = 200)
    void aCreditTransferSaysTheSameToProwide(@ForAll("creditTransfers") CreditTransferMessage message) {
        String xml = new String(CreditTransferWriter.write(message).document(), StandardCharsets.UTF_8);
        MxPacs00800108 read = MxPacs00800108.parse(xml);
        assertEquals(
                message.ids().messageId(),
                read.getFIToFICstmrCdtTrf().getGrpHdr().getMsgId());
        assertEquals(
                message.creationTime().toInstant(),
                read.getFIToFICstmrCdtTrf().getGrpHdr().getCreDtTm().toInstant());
        assertEquals(1, read.getFIToFICstmrCdtTrf().getCdtTrfTxInf().size());
        CreditTransferTransaction39 found =
                read.getFIToFICstmrCdtTrf().getCdtTrfTxInf().getFirst();
        assertEquals(message.ids().instructionId(), found.getPmtId().getInstrId());
        assertEquals(message.ids().transactionId(), found.getPmtId().getTxId());
        assertEquals(message.ids().uetr().toString(), found.getPmtId().getUETR());
        assertEquals(message.transfer().endToEndId(), found.getPmtId().getEndToEndId());
        assertEquals(
                message.transfer().amount().currency().code(),
                found.getIntrBkSttlmAmt().getCcy());
        assertEquals(
                new BigDecimal(message.transfer().amount().decimal()),
                found.getIntrBkSttlmAmt().getValue());
        assertEquals(message.settlementDate(), found.getIntrBkSttlmDt());
        assertEquals(message.terms().chargeBearer(), found.getChrgBr().value());
        assertEquals(message.acceptanceTime() == null, found.getAccptncDtTm() == null);
        same(message.transfer().debtor(), found.getDbtr(), found.getDbtrAcct().getId(), found.getDbtrAgt());
        same(message.transfer().creditor(), found.getCdtr(), found.getCdtrAcct().getId(), found.getCdtrAgt());
        same(message.instructingAgent(), found.getInstgAgt().getFinInstnId());
        same(message.instructedAgent(), found.getInstdAgt().getFinInstnId());
        assertEquals(
                message.transfer().reference(),
                found.getRmtInf() == null ? null : found.getRmtInf().getUstrd().getFirst());
    }

    private static void same(
            Party party,
            PartyIdentification135 found,
            AccountIdentification4Choice account,
            BranchAndFinancialInstitutionIdentification6 bank) {
        assertEquals(party.name(), found.getNm());
        same(party.address(), found.getPstlAdr());
        switch (party.account()) {
            case Iban(String value) -> {
                assertEquals(value, account.getIBAN());
                assertNull(account.getOthr());
            }
            case SortCodeAccount(String sortCode, String number) -> {
                assertNull(account.getIBAN());
                assertEquals(number, account.getOthr().getId());
                assertEquals("BBAN", account.getOthr().getSchmeNm().getCd());
                assertEquals(sortCode, bank.getFinInstnId().getClrSysMmbId().getMmbId());
            }
            case RoutingNumberAccount us -> {
                assertNull(account.getIBAN());
                assertEquals(us.accountNumber(), account.getOthr().getId());
                assertNull(account.getOthr().getSchmeNm());
                assertEquals(
                        us.routingNumber(),
                        bank.getFinInstnId().getClrSysMmbId().getMmbId());
            }
        }
        same(party.agent(), bank.getFinInstnId());
    }

    private static void same(@Nullable Agent agent, FinancialInstitutionIdentification18 found) {
        assertNotNull(agent);
        switch (agent) {
            case Bic(String code) -> assertEquals(code, found.getBICFI());
            case ClearingMember(String system, String code) -> {
                assertNull(found.getBICFI());
                assertEquals(code, found.getClrSysMmbId().getMmbId());
                assertEquals(
                        system,
                        found.getClrSysMmbId().getClrSysId() == null
                                ? null
                                : found.getClrSysMmbId().getClrSysId().getCd());
            }
        }
    }

    private static void same(@Nullable PostalAddress address, @Nullable PostalAddress24 found) {
        if (address == null || found == null) {
            assertEquals(address == null, found == null);
            return;
        }
        assertEquals(address.streetName(), found.getStrtNm());
        assertEquals(address.buildingNumber(), found.getBldgNb());
        assertEquals(address.postCode(), found.getPstCd());
        assertEquals(address.townName(), found.getTwnNm());
        assertEquals(address.country(), found.getCtry());
        assertEquals(address.addressLines(), found.getAdrLine());
    }

    @Property(tries = 200)
    void aStatusReportSaysTheSameToProwide(@ForAll("statusReports") StatusReport report) {
        byte[] document = StatusReportWriter.write(Samples.header("pacs.002.001.10"), report)
                .document();
        MxPacs00200110 read = MxPacs00200110.parse(new String(document, StandardCharsets.UTF_8));
        assertEquals(report.messageId(), read.getFIToFIPmtStsRpt().getGrpHdr().getMsgId());
        PaymentTransaction110 found = read.getFIToFIPmtStsRpt().getTxInfAndSts().getFirst();
        assertEquals(report.original().instructionId(), found.getOrgnlInstrId());
        assertEquals(report.original().endToEndId(), found.getOrgnlEndToEndId());
        assertEquals(report.original().transactionId(), found.getOrgnlTxId());
        assertEquals(report.original().uetr(), found.getOrgnlUETR());
        assertEquals(
                report.original().messageId(),
                found.getOrgnlGrpInf() == null ? null : found.getOrgnlGrpInf().getOrgnlMsgId());
        assertEquals(report.status().code(), found.getTxSts());
        assertEquals(report.clearingSystemReference(), found.getClrSysRef());
        assertEquals(
                report.settlementDate(),
                found.getFctvIntrBkSttlmDt() == null
                        ? null
                        : found.getFctvIntrBkSttlmDt().getDt());
        Reason reason = report.reason();
        assertEquals(reason == null, found.getStsRsnInf().isEmpty());
        if (reason != null) {
            var stated = found.getStsRsnInf().getFirst();
            assertEquals(
                    reason.proprietary() ? null : reason.code(), stated.getRsn().getCd());
            assertEquals(
                    reason.proprietary() ? reason.code() : null, stated.getRsn().getPrtry());
            assertEquals(reason.text() == null ? "" : reason.text(), String.join("", stated.getAddtlInf()));
        }
    }
}

package io.railhead.simulator;

import io.railhead.message.Definition;
import io.railhead.message.MessageId;
import io.railhead.simulator.Notary.Seal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes the counterpart's messages: pacs.002 about a payment, admi.002 about a message. Business documents
 * are written in canonical form. Not thread-safe.
 */
final class Answers {
    private static final Definition STATUS_REPORT = new Definition("pacs.002.001.10");
    private static final Definition REJECT = new Definition("admi.002.001.01");

    private final String schemeBic;
    private final String gatewayBic;
    private final Notary notary;
    private final InstantSource clock;

    Answers(String schemeBic, String gatewayBic, Notary notary, InstantSource clock) {
        this.schemeBic = schemeBic;
        this.gatewayBic = gatewayBic;
        this.notary = notary;
        this.clock = clock;
    }

    /**
     * What is said about a payment.
     *
     * @param status ISO external transaction status
     * @param reason ISO external reason code, or null
     * @param text in words, or null
     */
    record Word(
            String status,
            @Nullable String reason,
            @Nullable String text) {
        static Word of(String status) {
            return new Word(status, null, null);
        }

        static Word rejected(String reason) {
            return new Word("RJCT", reason, null);
        }

        boolean isRejection() {
            return "RJCT".equals(status);
        }
    }

    byte[] seal(Letter letter) {
        return notary.seal(letter, Seal.PROPER);
    }

    byte[] seal(Letter letter, Seal seal) {
        return notary.seal(letter, seal);
    }

    /**
     * @param clearingReference the scheme's own reference of the payment, or null when it never got one
     */
    Letter statusReport(PaymentRequest request, Word word, @Nullable String clearingReference) {
        return statusReport(newMessageId(), request, word, clearingReference);
    }

    Letter statusReport(String messageId, PaymentRequest request, Word word, @Nullable String clearingReference) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String document = "<Document xmlns=\"" + STATUS_REPORT.namespace() + "\"><FIToFIPmtStsRpt><GrpHdr>"
                + Xml.element("MsgId", messageId)
                + "<CreDtTm>" + now + "</CreDtTm>"
                + agent("InstgAgt", schemeBic)
                + agent("InstdAgt", gatewayBic)
                + "</GrpHdr><TxInfAndSts><OrgnlGrpInf>"
                + Xml.element("OrgnlMsgId", request.messageId())
                + Xml.element("OrgnlMsgNmId", request.definition())
                + "</OrgnlGrpInf>"
                + Xml.element("OrgnlInstrId", request.instructionId())
                + Xml.element("OrgnlEndToEndId", request.endToEndId())
                + Xml.element("OrgnlTxId", request.transactionId())
                + Xml.element("OrgnlUETR", request.uetr())
                + Xml.element("TxSts", word.status())
                + reason(word)
                + (word.isRejection() ? "" : acceptance(request, now))
                + Xml.element("AcctSvcrRef", clearingReference)
                + Xml.element("ClrSysRef", clearingReference)
                + "</TxInfAndSts></FIToFIPmtStsRpt></Document>";
        return letter(messageId, STATUS_REPORT, now, document);
    }

    /** @param reference the message id that is rejected */
    Letter reject(String reference, String code, String text) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String document = "<Document xmlns=\"" + REJECT.namespace() + "\"><admi.002.001.01><RltdRef>"
                + Xml.element("Ref", reference)
                + "</RltdRef><Rsn>"
                + Xml.element("RjctgPtyRsn", code)
                + "<RjctnDtTm>" + now + "</RjctnDtTm>"
                + Xml.element("RsnDesc", text)
                + "</Rsn></admi.002.001.01></Document>";
        return letter(newMessageId(), REJECT, now, document);
    }

    /** A message of a definition that is no part of the conversation. */
    Letter somethingElse() {
        Definition definition = new Definition("camt.998.001.03");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String messageId = newMessageId();
        String document = "<Document xmlns=\"" + definition.namespace() + "\"><PrtryMsg><MsgHdr>"
                + Xml.element("MsgId", messageId) + "</MsgHdr><PrtryData><Tp>SIMULATED</Tp></PrtryData></PrtryMsg>"
                + "</Document>";
        return letter(messageId, definition, now, document);
    }

    static String newMessageId() {
        return "S" + MessageId.next().toString().replace("-", "");
    }

    private Letter letter(String messageId, Definition definition, Instant now, String document) {
        return new Letter(schemeBic, gatewayBic, messageId, definition, now, document);
    }

    private static String reason(Word word) {
        if (word.reason() == null) {
            return "";
        }
        return "<StsRsnInf><Rsn>" + Xml.element("Cd", word.reason()) + "</Rsn>" + Xml.element("AddtlInf", word.text())
                + "</StsRsnInf>";
    }

    private static String acceptance(PaymentRequest request, Instant now) {
        String date = request.settlementDate() == null
                ? now.atZone(ZoneOffset.UTC).toLocalDate().toString()
                : request.settlementDate();
        return "<AccptncDtTm>" + now + "</AccptncDtTm><FctvIntrBkSttlmDt>" + Xml.element("Dt", date)
                + "</FctvIntrBkSttlmDt>";
    }

    private static String agent(String name, String bic) {
        return "<" + name + "><FinInstnId><BICFI>" + bic + "</BICFI></FinInstnId></" + name + ">";
    }
}

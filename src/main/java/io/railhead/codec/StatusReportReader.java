package io.railhead.codec;

import static io.railhead.codec.Cursor.required;

import io.railhead.message.OriginalReference;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.message.StatusReport;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads pacs.002.001 about one transaction, or about a whole message. The bytes are a Document element as a
 * document of its own, validated, and verified where a link signs. Thread-safe.
 */
public final class StatusReportReader {
    private StatusReportReader() {}

    /**
     * Reads one report. Where no transaction is listed the status of the group counts.
     *
     * @throws Unreadable when it speaks of several transactions, gives several different reasons or no status
     * @throws XmlRefused when the bytes are not XML that we read
     */
    public static StatusReport read(byte[] document) {
        try (Cursor xml = Cursor.inRoot(document, "Document", "pacs.002.001.")) {
            xml.into("FIToFIPmtStsRpt");
            return report(xml);
        }
    }

    private static StatusReport report(Cursor xml) {
        String messageId = null;
        String created = null;
        Group group = null;
        Transaction transaction = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "GrpHdr" -> {
                    while (xml.child()) {
                        switch (xml.name()) {
                            case "MsgId" -> messageId = xml.token();
                            case "CreDtTm" -> created = xml.token();
                            default -> xml.skip();
                        }
                    }
                }
                case "OrgnlGrpInfAndSts" -> group = Group.read(xml, group);
                case "TxInfAndSts" -> transaction = Transaction.read(xml, transaction);
                default -> xml.skip();
            }
        }
        Group about = group == null ? Group.NONE : group;
        Transaction single = transaction == null ? Transaction.NONE : transaction;
        return combined(required(messageId, "MsgId"), Times.time(required(created, "CreDtTm")), about, single);
    }

    private static StatusReport combined(String messageId, OffsetDateTime created, Group group, Transaction single) {
        String status = single.status != null ? single.status : group.status;
        if (status == null || status.isEmpty() || status.length() > 4) {
            throw new Unreadable(
                    "READ-STATUS", "The report gives no status, neither of a transaction nor of the group.");
        }
        Group about = single.group != null ? single.group : group;
        Reason reason = single.reason != null ? single.reason : group.reason;
        return new StatusReport(
                messageId,
                created,
                new OriginalReference(
                        about.messageId,
                        about.messageName,
                        single.instructionId,
                        single.endToEndId,
                        single.transactionId,
                        single.uetr),
                new StatusCode(status),
                reason,
                single.acceptanceTime,
                single.clearingReference,
                single.settlementDate);
    }

    /** The message that is answered, and how it fared as a whole. */
    private record Group(
            @Nullable String messageId,
            @Nullable String messageName,
            @Nullable String status,
            @Nullable Reason reason) {
        static final Group NONE = new Group(null, null, null, null);

        static Group read(Cursor xml, @Nullable Group before) {
            if (before != null) {
                throw new Unreadable("READ-SEVERAL-GROUPS", "The report speaks of several messages.");
            }
            String messageId = null;
            String messageName = null;
            String status = null;
            ReasonReader reasons = new ReasonReader();
            while (xml.child()) {
                switch (xml.name()) {
                    case "OrgnlMsgId" -> messageId = xml.token();
                    case "OrgnlMsgNmId" -> messageName = xml.token();
                    case "GrpSts" -> status = xml.token();
                    case "StsRsnInf" -> reasons.read(xml);
                    default -> xml.skip();
                }
            }
            return new Group(messageId, messageName, status, reasons.single());
        }
    }

    /** The one transaction. */
    private record Transaction(
            @Nullable Group group,
            @Nullable String instructionId,
            @Nullable String endToEndId,
            @Nullable String transactionId,
            @Nullable String uetr,
            @Nullable String status,
            @Nullable Reason reason,
            @Nullable OffsetDateTime acceptanceTime,
            @Nullable String clearingReference,
            @Nullable LocalDate settlementDate) {
        static final Transaction NONE = new Transaction(null, null, null, null, null, null, null, null, null, null);

        static Transaction read(Cursor xml, @Nullable Transaction before) {
            if (before != null) {
                throw new Unreadable("READ-SEVERAL-TRANSACTIONS", "The report speaks of several transactions.");
            }
            Group group = null;
            String instructionId = null;
            String endToEndId = null;
            String transactionId = null;
            String uetr = null;
            String status = null;
            ReasonReader reasons = new ReasonReader();
            OffsetDateTime accepted = null;
            String reference = null;
            LocalDate settled = null;
            while (xml.child()) {
                switch (xml.name()) {
                    case "OrgnlGrpInf" -> group = Group.read(xml, null);
                    case "OrgnlInstrId" -> instructionId = xml.token();
                    case "OrgnlEndToEndId" -> endToEndId = xml.token();
                    case "OrgnlTxId" -> transactionId = xml.token();
                    case "OrgnlUETR" -> uetr = xml.token();
                    case "TxSts" -> status = xml.token();
                    case "StsRsnInf" -> reasons.read(xml);
                    case "AccptncDtTm" -> accepted = Times.time(xml.token());
                    case "ClrSysRef" -> reference = xml.token();
                    case "FctvIntrBkSttlmDt" -> settled = dateOrTime(xml);
                    default -> xml.skip();
                }
            }
            return new Transaction(
                    group,
                    instructionId,
                    endToEndId,
                    transactionId,
                    uetr,
                    status,
                    reasons.single(),
                    accepted,
                    reference,
                    settled);
        }

        private static @Nullable LocalDate dateOrTime(Cursor xml) {
            LocalDate date = null;
            while (xml.child()) {
                date = Times.date(xml.token());
            }
            return date;
        }
    }
}

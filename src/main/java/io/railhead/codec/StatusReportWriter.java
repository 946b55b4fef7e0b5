package io.railhead.codec;

import io.railhead.message.Header;
import io.railhead.message.OriginalReference;
import io.railhead.message.StatusReport;

/** Writes pacs.002.001.10 with its header, about one transaction. Thread-safe. */
public final class StatusReportWriter {
    /** The definition written. */
    public static final String DEFINITION = "pacs.002.001.10";

    private static final Tag ROOT = Tag.root("Document", "urn:iso:std:iso:20022:tech:xsd:" + DEFINITION);
    private static final Tag MESSAGE = Tag.of("FIToFIPmtStsRpt");
    private static final Tag GROUP = Tag.of("GrpHdr");
    private static final Tag MESSAGE_ID = Tag.of("MsgId");
    private static final Tag CREATED = Tag.of("CreDtTm");
    private static final Tag TRANSACTION = Tag.of("TxInfAndSts");
    private static final Tag ORIGINAL_GROUP = Tag.of("OrgnlGrpInf");
    private static final Tag ORIGINAL_MESSAGE_ID = Tag.of("OrgnlMsgId");
    private static final Tag ORIGINAL_NAME = Tag.of("OrgnlMsgNmId");
    private static final Tag ORIGINAL_INSTRUCTION_ID = Tag.of("OrgnlInstrId");
    private static final Tag ORIGINAL_END_TO_END_ID = Tag.of("OrgnlEndToEndId");
    private static final Tag ORIGINAL_TRANSACTION_ID = Tag.of("OrgnlTxId");
    private static final Tag ORIGINAL_UETR = Tag.of("OrgnlUETR");
    private static final Tag STATUS = Tag.of("TxSts");
    private static final Tag ACCEPTED = Tag.of("AccptncDtTm");
    private static final Tag SETTLEMENT_DATE = Tag.of("FctvIntrBkSttlmDt");
    private static final Tag DATE = Tag.of("Dt");
    private static final Tag CLEARING_REFERENCE = Tag.of("ClrSysRef");

    private StatusReportWriter() {}

    /**
     * Writes a status report.
     *
     * @throws IllegalArgumentException when the header names another definition, or a text holds what XML cannot
     */
    public static CanonicalMessage write(Header header, StatusReport report) {
        return HeaderWriter.around(header, DEFINITION, out -> document(out, report));
    }

    private static void document(CanonicalWriter out, StatusReport report) {
        out.open(ROOT)
                .open(MESSAGE)
                .open(GROUP)
                .element(MESSAGE_ID, report.messageId())
                .element(CREATED, Times.written(report.creationTime()))
                .close(GROUP)
                .open(TRANSACTION);
        original(out, report.original());
        out.element(STATUS, report.status().code());
        if (report.reason() != null) {
            ReasonWriter.write(out, report.reason());
        }
        if (report.acceptanceTime() != null) {
            out.element(ACCEPTED, Times.written(report.acceptanceTime()));
        }
        if (report.settlementDate() != null) {
            out.open(SETTLEMENT_DATE)
                    .element(DATE, Times.written(report.settlementDate()))
                    .close(SETTLEMENT_DATE);
        }
        out.optional(CLEARING_REFERENCE, report.clearingSystemReference())
                .close(TRANSACTION)
                .close(MESSAGE)
                .close(ROOT);
    }

    private static void original(CanonicalWriter out, OriginalReference original) {
        String messageId = original.messageId();
        String messageName = original.messageName();
        if ((messageId == null) != (messageName == null)) {
            throw new IllegalArgumentException("an answer names message and definition together, or neither");
        }
        if (messageId != null && messageName != null) {
            out.open(ORIGINAL_GROUP)
                    .element(ORIGINAL_MESSAGE_ID, messageId)
                    .element(ORIGINAL_NAME, messageName)
                    .close(ORIGINAL_GROUP);
        }
        out.optional(ORIGINAL_INSTRUCTION_ID, original.instructionId())
                .optional(ORIGINAL_END_TO_END_ID, original.endToEndId())
                .optional(ORIGINAL_TRANSACTION_ID, original.transactionId())
                .optional(ORIGINAL_UETR, original.uetr());
    }
}

package io.railhead.scheme;

import org.jspecify.annotations.Nullable;

/**
 * A place that can be wrong: what people call it, where it stands in a request (JSON pointer) and where in the ISO
 * message. Places that no caller writes have no pointer.
 */
public enum Field {
    SCHEME("the scheme", "/scheme", null),
    AMOUNT("the amount", "/amount/value", Paths.TRANSACTION + "/IntrBkSttlmAmt"),
    CURRENCY("the currency", "/amount/currency", Paths.TRANSACTION + "/IntrBkSttlmAmt/@Ccy"),
    DEBTOR_NAME("the debtor's name", "/debtor/name", Paths.TRANSACTION + "/Dbtr/Nm"),
    DEBTOR_ADDRESS("the debtor's address", "/debtor/address", Paths.TRANSACTION + "/Dbtr/PstlAdr"),
    DEBTOR_ACCOUNT("the debtor's account", "/debtor/account", Paths.TRANSACTION + "/DbtrAcct/Id"),
    DEBTOR_AGENT("the debtor's bank", "/debtor/agent", Paths.TRANSACTION + "/DbtrAgt/FinInstnId"),
    CREDITOR_NAME("the creditor's name", "/creditor/name", Paths.TRANSACTION + "/Cdtr/Nm"),
    CREDITOR_ADDRESS("the creditor's address", "/creditor/address", Paths.TRANSACTION + "/Cdtr/PstlAdr"),
    CREDITOR_ACCOUNT("the creditor's account", "/creditor/account", Paths.TRANSACTION + "/CdtrAcct/Id"),
    CREDITOR_AGENT("the creditor's bank", "/creditor/agent", Paths.TRANSACTION + "/CdtrAgt/FinInstnId"),
    END_TO_END_ID("the end-to-end id", "/endToEndId", Paths.TRANSACTION + "/PmtId/EndToEndId"),
    REFERENCE("the reference", "/reference", Paths.TRANSACTION + "/RmtInf/Ustrd"),
    INSTRUCTION_ID("the instruction id", null, Paths.TRANSACTION + "/PmtId/InstrId"),
    TRANSACTION_ID("the transaction id", null, Paths.TRANSACTION + "/PmtId/TxId"),
    UETR("the UETR", null, Paths.TRANSACTION + "/PmtId/UETR"),
    MESSAGE_ID("the message id", null, Paths.GROUP + "/MsgId"),
    NUMBER_OF_TRANSACTIONS("the number of transactions", null, Paths.GROUP + "/NbOfTxs"),
    SETTLEMENT_METHOD("the settlement method", null, Paths.GROUP + "/SttlmInf/SttlmMtd"),
    CLEARING_SYSTEM("the clearing system", null, Paths.GROUP + "/SttlmInf/ClrSys"),
    SETTLEMENT_DATE("the settlement date", null, Paths.TRANSACTION + "/IntrBkSttlmDt"),
    ACCEPTANCE_TIME("the acceptance time", null, Paths.TRANSACTION + "/AccptncDtTm"),
    SERVICE_LEVEL("the service level", null, Paths.TRANSACTION + "/PmtTpInf/SvcLvl"),
    LOCAL_INSTRUMENT("the local instrument", null, Paths.TRANSACTION + "/PmtTpInf/LclInstrm"),
    CHARGE_BEARER("the charge bearer", null, Paths.TRANSACTION + "/ChrgBr"),
    INSTRUCTING_AGENT("the instructing agent", null, Paths.TRANSACTION + "/InstgAgt"),
    INSTRUCTED_AGENT("the instructed agent", null, Paths.TRANSACTION + "/InstdAgt"),
    HEADER_FROM("the header's sender", null, "AppHdr/Fr"),
    HEADER_TO("the header's receiver", null, "AppHdr/To"),
    HEADER_MESSAGE_ID("the header's message id", null, "AppHdr/BizMsgIdr"),
    HEADER_DEFINITION("the header's message definition", null, "AppHdr/MsgDefIdr"),
    HEADER_BUSINESS_SERVICE("the header's business service", null, "AppHdr/BizSvc"),
    HEADER_CREATION_TIME("the header's creation time", null, "AppHdr/CreDt"),
    HEADER_COPY_FLAG("the header's copy flag", null, "AppHdr/CpyDplct"),
    ORIGINAL_MESSAGE("the original message's id or name", null, Paths.STATUS + "/OrgnlGrpInf"),
    ORIGINAL_IDS("the original transaction's ids", null, Paths.STATUS),
    ORIGINAL_UETR("the original UETR", null, Paths.STATUS + "/OrgnlUETR"),
    STATUS_REASON("the status reason", null, Paths.STATUS + "/StsRsnInf/Rsn"),
    STATUS_SETTLEMENT_DATE("the effective settlement date", null, Paths.STATUS + "/FctvIntrBkSttlmDt"),
    REJECT_REASON("the rejection's reason", null, "Document/admi.002.001.01/Rsn/RjctgPtyRsn"),
    REJECT_REFERENCE("the rejected message's reference", null, "Document/admi.002.001.01/RltdRef/Ref");

    private final String label;
    private final @Nullable String pointer;
    private final @Nullable String isoPath;

    Field(String label, @Nullable String pointer, @Nullable String isoPath) {
        this.label = label;
        this.pointer = pointer;
        this.isoPath = isoPath;
    }

    /** What people call it, ready for the middle of a sentence. */
    public String label() {
        return label;
    }

    /** Where it stands in a payment request, RFC 6901, or null. */
    public @Nullable String pointer() {
        return pointer;
    }

    /** Where it stands in the message, in the short names of the ISO schema, or null. */
    public @Nullable String isoPath() {
        return isoPath;
    }

    /** An enum's constants cannot refer to its own static fields, a nested class's they can. */
    private static final class Paths {
        static final String GROUP = "Document/FIToFICstmrCdtTrf/GrpHdr";
        static final String TRANSACTION = "Document/FIToFICstmrCdtTrf/CdtTrfTxInf";
        static final String STATUS = "Document/FIToFIPmtStsRpt/TxInfAndSts";
    }
}

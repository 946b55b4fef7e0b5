package io.railhead.codec;

import io.railhead.message.Definition;
import io.railhead.message.InitiationStatus;
import io.railhead.message.InitiationStatus.Count;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a pain.002 of any size, version 001.001.10 or 001.001.03, piece by piece: the head at once, then blocks, each followed by its
 * transactions, and {@link #finish()}. Lines break between transactions, for people's sake. A file that was
 * not finished is not well-formed, so it cannot be taken for a whole one. One thread; does not close the
 * stream.
 */
public final class InitiationStatusWriter {
    /** The definition written when nothing else is asked for. */
    public static final String DEFINITION = "pain.002.001.10";

    private static final String OLD = "pain.002.001.03";

    private static final byte[] DECLARATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LINE = {'\n'};
    private static final Tag ROOT = Tag.root("Document", new Definition(DEFINITION).namespace());
    private static final Tag OLD_ROOT = Tag.root("Document", new Definition(OLD).namespace());
    private static final Tag MESSAGE = Tag.of("CstmrPmtStsRpt");
    private static final Tag GROUP = Tag.of("GrpHdr");
    private static final Tag MESSAGE_ID = Tag.of("MsgId");
    private static final Tag CREATED = Tag.of("CreDtTm");
    private static final Tag INITIATOR = Tag.of("InitgPty");
    private static final Tag ORIGINAL_GROUP = Tag.of("OrgnlGrpInfAndSts");
    private static final Tag ORIGINAL_MESSAGE_ID = Tag.of("OrgnlMsgId");
    private static final Tag ORIGINAL_NAME = Tag.of("OrgnlMsgNmId");
    private static final Tag ORIGINAL_COUNT = Tag.of("OrgnlNbOfTxs");
    private static final Tag ORIGINAL_SUM = Tag.of("OrgnlCtrlSum");
    private static final Tag GROUP_STATUS = Tag.of("GrpSts");
    private static final Tag COUNTS = Tag.of("NbOfTxsPerSts");
    private static final Tag COUNT = Tag.of("DtldNbOfTxs");
    private static final Tag COUNT_STATUS = Tag.of("DtldSts");
    private static final Tag COUNT_SUM = Tag.of("DtldCtrlSum");
    private static final Tag BLOCK = Tag.of("OrgnlPmtInfAndSts");
    private static final Tag BLOCK_ID = Tag.of("OrgnlPmtInfId");
    private static final Tag BLOCK_STATUS = Tag.of("PmtInfSts");
    private static final Tag ITEM = Tag.of("TxInfAndSts");
    private static final Tag STATUS_ID = Tag.of("StsId");
    private static final Tag INSTRUCTION_ID = Tag.of("OrgnlInstrId");
    private static final Tag END_TO_END_ID = Tag.of("OrgnlEndToEndId");
    private static final Tag UETR = Tag.of("OrgnlUETR");
    private static final Tag STATUS = Tag.of("TxSts");
    private static final Tag ACCEPTED = Tag.of("AccptncDtTm");

    private final CanonicalWriter xml = new CanonicalWriter();
    private final OutputStream out;
    private final Tag root;
    private boolean inBlock;
    private boolean finished;

    /** Writes the head of a pain.002.001.10. */
    public InitiationStatusWriter(OutputStream out, InitiationStatus status) throws IOException {
        this(out, status, DEFINITION);
    }

    /**
     * Writes the head.
     *
     * @param definition pain.002.001.10 or pain.002.001.03; the older one knows no status ACCC and no UETR
     */
    public InitiationStatusWriter(OutputStream out, InitiationStatus status, String definition) throws IOException {
        if (!definition.equals(DEFINITION) && !definition.equals(OLD)) {
            throw new IllegalArgumentException(definition + " is not written here");
        }
        this.out = out;
        this.root = definition.equals(OLD) ? OLD_ROOT : ROOT;
        xml.raw(DECLARATION)
                .open(root)
                .open(MESSAGE)
                .raw(LINE)
                .open(GROUP)
                .element(MESSAGE_ID, status.messageId())
                .element(CREATED, Times.written(status.creationTime()));
        if (status.initiatingPartyName() != null) {
            PartyWriter.party(xml, INITIATOR, status.initiatingPartyName(), null);
        }
        xml.close(GROUP)
                .raw(LINE)
                .open(ORIGINAL_GROUP)
                .element(ORIGINAL_MESSAGE_ID, status.originalMessageId())
                .element(ORIGINAL_NAME, status.originalMessageName());
        totals(status.originalNumberOfTransactions(), status.originalControlSum());
        statusOf(GROUP_STATUS, status.status(), status.reasons(), status.counts());
        xml.close(ORIGINAL_GROUP).drainTo(out);
    }

    /** Ends the block before, if any, and begins this one. */
    public void block(InitiationStatus.Block block) throws IOException {
        requireUnfinished();
        endBlock();
        inBlock = true;
        xml.raw(LINE).open(BLOCK).element(BLOCK_ID, block.originalPaymentInformationId());
        totals(block.originalNumberOfTransactions(), block.originalControlSum());
        statusOf(BLOCK_STATUS, block.status(), block.reasons(), block.counts());
        xml.drainTo(out);
    }

    /** Adds a transaction to the block that was begun last. */
    public void item(InitiationStatus.Item item) throws IOException {
        requireUnfinished();
        if (!inBlock) {
            throw new IllegalStateException("a transaction needs a block to stand in");
        }
        xml.raw(LINE)
                .open(ITEM)
                .optional(STATUS_ID, item.statusId())
                .optional(INSTRUCTION_ID, item.originalInstructionId())
                .optional(END_TO_END_ID, item.originalEndToEndId())
                .optional(UETR, root == OLD_ROOT ? null : item.originalUetr());
        statusOf(STATUS, item.status(), item.reasons(), List.of());
        if (item.acceptanceTime() != null) {
            xml.element(ACCEPTED, Times.written(item.acceptanceTime()));
        }
        xml.close(ITEM).drainTo(out);
    }

    /** Ends the document; nothing may follow. */
    public void finish() throws IOException {
        requireUnfinished();
        endBlock();
        finished = true;
        xml.raw(LINE).close(MESSAGE).close(root).raw(LINE).drainTo(out);
        out.flush();
    }

    private void endBlock() {
        if (inBlock) {
            xml.close(BLOCK);
            inBlock = false;
        }
    }

    private void totals(@Nullable String count, @Nullable BigDecimal sum) {
        xml.optional(ORIGINAL_COUNT, count).optional(ORIGINAL_SUM, sum == null ? null : sum.toPlainString());
    }

    private void statusOf(Tag tag, @Nullable StatusCode status, List<Reason> reasons, List<Count> counts) {
        xml.optional(tag, status == null ? null : status.code());
        for (Reason reason : reasons) {
            ReasonWriter.write(xml, reason);
        }
        for (Count count : counts) {
            xml.open(COUNTS)
                    .element(COUNT, Long.toString(count.transactions()))
                    .element(COUNT_STATUS, count.status().code());
            BigDecimal sum = count.sum();
            xml.optional(COUNT_SUM, sum == null ? null : sum.toPlainString()).close(COUNTS);
        }
    }

    private void requireUnfinished() {
        if (finished) {
            throw new IllegalStateException("the report is finished");
        }
    }
}

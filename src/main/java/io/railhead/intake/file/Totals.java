package io.railhead.intake.file;

import io.railhead.message.InitiatedTransfer;
import io.railhead.message.InitiationHeader;
import io.railhead.message.PaymentBlock;
import io.railhead.message.Reason;
import io.railhead.store.FileBlock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts and sums a file as it streams by and compares with what it declares, for each block and for the whole.
 * A control sum is the sum of the amounts irrespective of their currencies, so ISO 20022 has it; it is compared
 * as a number, exactly. Where an amount is asked for in words of another currency no sum can be compared; where one
 * is no number, none is right.
 */
final class Totals {
    private static final String TRANSFER = "TRF";

    private final InitiationHeader header;
    private final Set<String> blockIds = new HashSet<>();
    private final List<FileBlock> blocks = new ArrayList<>();
    private final Sum whole = new Sum();
    private Sum ofBlock = new Sum();
    private @Nullable PaymentBlock open;

    Totals(InitiationHeader header) {
        this.header = header;
    }

    private static final class Sum {
        private int count;
        private boolean known = true;
        private boolean numbers = true;
        private BigDecimal sum = BigDecimal.ZERO;

        void add(@Nullable String amount) {
            count++;
            BigDecimal number = amount == null ? null : StatedNumber.decimal(amount);
            known &= number != null;
            numbers &= amount == null || number != null;
            sum = number == null ? sum : sum.add(number);
        }

        @Nullable BigDecimal known() {
            return known ? sum : null;
        }

        boolean differs(String declared) {
            BigDecimal number = StatedNumber.decimal(declared);
            return number == null || !numbers || (known && number.compareTo(sum) != 0);
        }
    }

    void begin(PaymentBlock block) {
        close();
        open = block;
    }

    void add(InitiatedTransfer transfer) {
        ofBlock.add(transfer.amount());
        whole.add(transfer.amount());
    }

    /** The file has ended. */
    void close() {
        PaymentBlock block = open;
        if (block != null) {
            blocks.add(new FileBlock(
                    block.index(), block.paymentInformationId(), ofBlock.count, ofBlock.known(), refusal(block)));
        }
        ofBlock = new Sum();
        open = null;
    }

    private @Nullable Reason refusal(PaymentBlock block) {
        if (!blockIds.add(block.paymentInformationId())) {
            return reason("DU02", "The file has another payment block with this PmtInfId. Give each its own.");
        }
        if (!block.method().equals(TRANSFER)) {
            return reason("AG03", "Only the payment method TRF is carried out.");
        }
        String declared = block.numberOfTransactions();
        if (declared != null && !StatedNumber.isCount(declared, ofBlock.count)) {
            return reason("AM20", "The block has " + ofBlock.count + " transfers; its NbOfTxs says otherwise.");
        }
        String controlSum = block.controlSum();
        if (controlSum != null && ofBlock.differs(controlSum)) {
            return reason("AM10", "The amounts of the block do not add up to its CtrlSum.");
        }
        return null;
    }

    private static Reason reason(String code, String text) {
        return new Reason(code, false, text);
    }

    /** What is wrong with the file as a whole, once it has ended, or null. */
    @Nullable FileProblem problem() {
        if (!StatedNumber.isCount(header.numberOfTransactions(), whole.count)) {
            return FileProblem.whole(
                    "FILE-COUNT",
                    "AM19",
                    "The file has " + whole.count + " transfers; NbOfTxs of its group header says otherwise.",
                    "Find out whether transfers are missing or too many, and send the file with the right number.");
        }
        String controlSum = header.controlSum();
        if (controlSum != null && whole.differs(controlSum)) {
            return FileProblem.whole(
                    "FILE-SUM",
                    "AM10",
                    "The amounts of the file do not add up to CtrlSum of its group header.",
                    "Find out whether an amount was changed or lost, and send the file with the right sum.");
        }
        return null;
    }

    int count() {
        return whole.count;
    }

    /** As far as amounts are stated. */
    BigDecimal sum() {
        return whole.sum;
    }

    List<FileBlock> blocks() {
        return List.copyOf(blocks);
    }
}

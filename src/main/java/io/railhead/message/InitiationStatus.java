package io.railhead.message;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a pain.002: our answer about a whole pain.001 file.
 *
 * @param initiatingPartyName who sent the file, as it names itself, or null
 * @param originalMessageId the file's message id; {@code NOTPROVIDED} where it could not be read
 * @param originalNumberOfTransactions counted or declared, digits
 * @param status for the group as a whole, or null
 */
public record InitiationStatus(
        String messageId,
        OffsetDateTime creationTime,
        @Nullable String initiatingPartyName,
        String originalMessageId,
        String originalMessageName,
        @Nullable String originalNumberOfTransactions,
        @Nullable BigDecimal originalControlSum,
        @Nullable StatusCode status,
        List<Reason> reasons,
        List<Count> counts) {
    public InitiationStatus {
        reasons = List.copyOf(reasons);
        counts = List.copyOf(counts);
    }

    /** How many transactions have a status. */
    public record Count(
            StatusCode status, long transactions, @Nullable BigDecimal sum) {}

    /** The same for one block of the file. */
    public record Block(
            String originalPaymentInformationId,
            @Nullable String originalNumberOfTransactions,
            @Nullable BigDecimal originalControlSum,
            @Nullable StatusCode status,
            List<Reason> reasons,
            List<Count> counts) {
        public Block {
            reasons = List.copyOf(reasons);
            counts = List.copyOf(counts);
        }
    }

    /**
     * The same for one transaction.
     *
     * @param statusId our own reference of the payment, or null
     */
    public record Item(
            @Nullable String statusId,
            @Nullable String originalInstructionId,
            @Nullable String originalEndToEndId,
            @Nullable String originalUetr,
            StatusCode status,
            List<Reason> reasons,
            @Nullable OffsetDateTime acceptanceTime) {
        public Item {
            reasons = List.copyOf(reasons);
        }
    }
}

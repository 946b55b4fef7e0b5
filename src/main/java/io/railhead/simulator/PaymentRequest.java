package io.railhead.simulator;

import io.railhead.payment.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the counterpart reads of a pacs.008, and quotes in its answers.
 *
 * @param definition as {@code pacs.008.001.08}
 * @param settlementDate the interbank settlement date as written, or null
 * @param reference unstructured remittance text, or null
 */
record PaymentRequest(
        String messageId,
        String definition,
        @Nullable String instructionId,
        String endToEndId,
        @Nullable String transactionId,
        @Nullable String uetr,
        Money amount,
        @Nullable String settlementDate,
        @Nullable String reference) {

    /** The same request under ids that nobody ever used. */
    PaymentRequest withIds(String otherMessageId, String otherInstructionId, String otherTransactionId, String other) {
        return new PaymentRequest(
                otherMessageId,
                definition,
                otherInstructionId,
                "NOTPROVIDED",
                otherTransactionId,
                other,
                amount,
                settlementDate,
                reference);
    }
}

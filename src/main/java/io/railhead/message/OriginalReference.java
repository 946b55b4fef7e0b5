package io.railhead.message;

import org.jspecify.annotations.Nullable;

/**
 * How an answer names the message and the transaction that it answers. Every part is the other side's
 * claim, and any of them may be missing.
 *
 * @param messageName the definition answered, as {@code pacs.008.001.08} or {@code pacs.008}
 */
public record OriginalReference(
        @Nullable String messageId,
        @Nullable String messageName,
        @Nullable String instructionId,
        @Nullable String endToEndId,
        @Nullable String transactionId,
        @Nullable String uetr) {}

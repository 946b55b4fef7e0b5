package io.railhead.store;

import io.railhead.message.Reason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item of a file that does not become a payment.
 *
 * @param id derived from file and index
 * @param amount as the file states it, or null
 */
public record RefusedItem(
        UUID id,
        int block,
        int index,
        @Nullable String instructionId,
        @Nullable String endToEndId,
        @Nullable String amount,
        @Nullable String currency,
        Reason reason) {}

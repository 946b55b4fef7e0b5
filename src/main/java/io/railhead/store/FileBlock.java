package io.railhead.store;

import io.railhead.message.Reason;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A payment block of a file, as it was counted.
 *
 * @param position in the file, from 0
 * @param sum of its amounts irrespective of currency, or null where one has no amount of its own
 * @param refusal why the whole block is refused, or null
 */
public record FileBlock(
        int position,
        String paymentInformationId,
        int count,
        @Nullable BigDecimal sum,
        @Nullable Reason refusal) {}

package io.railhead.store;

import io.railhead.lifecycle.OutState;
import io.railhead.message.Reason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item of a file and what has become of it.
 *
 * @param id of the item, and of its payment when it became one
 * @param block position of its block, from 0
 * @param index position in the file, from 0
 * @param amount decimal; as stated where the item was refused, and then perhaps null
 * @param outcome a payment's state, or why there is none
 */
public record FileItem(
        UUID id,
        int block,
        int index,
        @Nullable String instructionId,
        @Nullable String endToEndId,
        @Nullable String amount,
        @Nullable String currency,
        Outcome outcome) {
    /** What an item became. */
    public sealed interface Outcome {
        /** A payment, in this state now. */
        record Taken(OutState state) implements Outcome {}

        /** Nothing: it could not be one. */
        record Refused(Reason reason) implements Outcome {}
    }
}

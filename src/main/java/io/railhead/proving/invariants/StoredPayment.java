package io.railhead.proving.invariants;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment as the gateway's table has it. */
public record StoredPayment(
        UUID id,
        String state,
        boolean isFinal,
        long minor,
        String currency,
        @Nullable String transactionId,
        String endToEndId,
        Instant receivedAt) {
    boolean is(String name) {
        return state.equals(name);
    }

    /** Whether it has an end, or is known and listed as one that has none. */
    public boolean isSettledDown() {
        return isFinal || is("unresolved");
    }
}

package io.railhead.engine;

import io.railhead.message.Digest;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A payment that passed every check and asks to be taken in (T1).
 *
 * @param payment in state received, version 0
 * @param postponedTo the customer's later day, or null for at once
 * @param facts what the audit is to tell of the taking in, such as why this scheme
 * @param likeness what makes another payment look like this one; null where nobody asked, or until the engine did
 */
public record Acceptance(
        Payment payment,
        Origin origin,
        @Nullable LocalDate postponedTo,
        Map<String, String> facts,
        @Nullable Likeness likeness) {
    /** One that was not compared with others. */
    public Acceptance(Payment payment, Origin origin, @Nullable LocalDate postponedTo, Map<String, String> facts) {
        this(payment, origin, postponedTo, facts, null);
    }

    /** Where the request came from, and so what makes it the same request when it comes again. */
    public sealed interface Origin {
        /**
         * One request of a client, named by its idempotency key.
         *
         * @param fingerprint of the request's body
         * @param response what to answer, as a function of the payment as T1 commits it; stored with the key
         */
        record Request(String key, Digest fingerprint, Function<Payment, byte[]> response) implements Origin {}

        /**
         * One item of a file. Its id is derived from file and index, so that a second reading finds it.
         */
        record Item(
                UUID fileId, int block, int index, @Nullable String instructionId) implements Origin {}
    }
}

package io.railhead.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment as a conversation asks for it.
 *
 * @param name by which the conversation speaks of it; its end-to-end id is made from it
 * @param fields currency, amount, from, to, debtor, creditor, reference, scheme; what is not given has a default
 * @param changes made to the JSON afterwards, in order
 * @param body raw text instead of all that, with {@code $id} for the end-to-end id; or null
 */
record PaymentSpec(
        String name,
        Map<String, String> fields,
        List<Change> changes,
        @Nullable String body,
        Transport transport) {
    PaymentSpec {
        fields = Map.copyOf(fields);
        changes = List.copyOf(changes);
    }

    /**
     * @param pointer RFC 6901
     * @param value null takes the field away
     */
    record Change(String pointer, @Nullable JsonNode value) {}

    /**
     * How the request travels.
     *
     * @param prefer value of the header, or null for none
     * @param charset of the body
     * @param cut so many bytes of the body's end are missing
     * @param padTo length up to which the body is filled with blanks
     */
    record Transport(Bearer bearer, Key key, @Nullable String prefer, String type, String charset, int cut, int padTo) {
        static final Transport USUAL =
                new Transport(new Bearer.Own(), new Key.Fresh(), null, "application/json", "UTF-8", 0, 0);
    }

    /** Whose token goes with it. */
    sealed interface Bearer {
        /** The one that the demo printed. */
        record Own() implements Bearer {}

        record Of(String client, String role) implements Bearer {}

        record None() implements Bearer {}

        record Expired() implements Bearer {}

        /** Its signature is changed. */
        record Forged() implements Bearer {}
    }

    /** The idempotency key. */
    sealed interface Key {
        /** A new one for this payment. */
        record Fresh() implements Key {}

        record None() implements Key {}

        /** Exactly this. */
        record Given(String text) implements Key {}

        /** The one of another payment. */
        record Of(String payment) implements Key {}
    }
}

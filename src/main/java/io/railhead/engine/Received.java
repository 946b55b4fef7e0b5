package io.railhead.engine;

import io.railhead.message.Definition;
import io.railhead.message.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came off a link, with a cheap and untrusted look at what it claims to be.
 *
 * @param bytes the exact body; empty when the message was not a bytes message
 * @param claimed the definition it seems to be of, or null
 * @param deliveries how often the broker has handed it over, this time included
 * @param oddity why its body was not read, or null when it was
 */
public record Received(
        MessageId id,
        String link,
        byte[] bytes,
        @Nullable Definition claimed,
        int deliveries,
        Instant at,
        @Nullable Oddity oddity) {
    /** Why a body is left unread. */
    public enum Oddity {
        /** Text, object or map: what is no bytes message is never opened. */
        NOT_BYTES("not a bytes message"),
        TOO_LARGE("larger than one mebibyte");

        private final String text;

        Oddity(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}

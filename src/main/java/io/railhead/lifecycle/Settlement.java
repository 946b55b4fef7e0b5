package io.railhead.lifecycle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How and when the banks settle between themselves.
 *
 * @param date the settlement date the scheme stamped, or null while it has not
 * @param cycle the scheme's settlement cycle, or null where it settles each payment
 * @param done whether central-bank money has moved; with deferred net settlement it has not when the payment is already final
 */
public record Settlement(
        Kind kind, @Nullable LocalDate date, @Nullable String cycle, boolean done) {
    public enum Kind {
        GROSS("gross"),
        PREFUNDED("prefunded"),
        DEFERRED_NET("deferred-net");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}

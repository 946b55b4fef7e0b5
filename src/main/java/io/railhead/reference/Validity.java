package io.railhead.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something holds, both ends included.
 *
 * @param from null where it has always been, as far as anybody here needs to know
 * @param to null while no end is known
 */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate to) {
    /** Whether it holds on a day. */
    public boolean on(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** {@code 2025-03-31 to 2030-12-31}, with what is known of it. */
    String text() {
        return ((from == null ? "" : "from " + from + " ") + (to == null ? "" : "to " + to)).strip();
    }
}

package io.railhead.message;

import io.railhead.payment.Masked;
import io.railhead.payment.PostalAddress;
import org.jspecify.annotations.Nullable;

/**
 * A person or organisation as a message states it, not judged yet.
 *
 * @param id the first identifier given: a BIC, an LEI or any other
 */
public record StatedParty(
        @Nullable String name,
        @Nullable String id,
        @Nullable PostalAddress address) {
    @Override
    public String toString() {
        return name == null ? "(unnamed)" : Masked.name(name);
    }
}

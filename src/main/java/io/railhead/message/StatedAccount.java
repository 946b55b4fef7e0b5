package io.railhead.message;

import io.railhead.payment.Masked;
import org.jspecify.annotations.Nullable;

/**
 * An account as a message states it, not judged yet: an IBAN or any other number.
 *
 * @param scheme what kind of number the other one is said to be, as BBAN
 */
public record StatedAccount(
        @Nullable String iban,
        @Nullable String other,
        @Nullable String scheme) {
    @Override
    public String toString() {
        return Masked.account(iban != null ? iban : other != null ? other : "");
    }
}

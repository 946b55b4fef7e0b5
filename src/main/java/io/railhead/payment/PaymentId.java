package io.railhead.payment;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.codec.base.Base32Codec;
import com.github.f4b6a3.uuid.exception.InvalidUuidException;
import io.railhead.payment.Invalid.Flaw;
import java.util.Locale;
import java.util.UUID;

/**
 * Our own name of a payment, a UUIDv7: it sorts by time and tells the database which partition holds it.
 */
public record PaymentId(UUID value) implements Comparable<PaymentId> {
    /** Length of {@link #compact()}: 128 bits in base 32. */
    public static final int COMPACT_LENGTH = 26;

    public static PaymentId next() {
        return new PaymentId(UuidCreator.getTimeOrderedEpochPlus1());
    }

    public static PaymentId parse(String text) {
        try {
            return new PaymentId(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            throw new Invalid(Flaw.IDENTIFIER_FORM, "a payment id is a UUID");
        }
    }

    /**
     * The id in 26 capitals and digits, short enough to be the core of a message id of 35 characters. An
     * answer quotes it, and so names the payment and its partition without an index.
     */
    public String compact() {
        return Base32Codec.INSTANCE.encode(value).toUpperCase(Locale.ROOT);
    }

    /** @throws Invalid when the text is not the compact form of an id */
    public static PaymentId fromCompact(String compact) {
        try {
            return new PaymentId(Base32Codec.INSTANCE.decode(compact.toLowerCase(Locale.ROOT)));
        } catch (InvalidUuidException | IllegalArgumentException notOne) {
            throw new Invalid(Flaw.IDENTIFIER_FORM, "not the compact form of a payment id");
        }
    }

    @Override
    public int compareTo(PaymentId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

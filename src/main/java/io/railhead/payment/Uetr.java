package io.railhead.payment;

import io.railhead.payment.Invalid.Flaw;
import java.util.UUID;

/** The unique end-to-end transaction reference: a version 4 UUID in lower case, the same on every leg. */
public record Uetr(UUID value) {
    public Uetr {
        if (value.version() != 4 || value.variant() != 2) {
            throw new Invalid(Flaw.IDENTIFIER_FORM, "a UETR is a version 4 UUID");
        }
    }

    public static Uetr random() {
        return new Uetr(UUID.randomUUID());
    }

    public static Uetr parse(String text) {
        try {
            UUID value = UUID.fromString(text);
            if (!value.toString().equals(text)) {
                throw new Invalid(Flaw.IDENTIFIER_FORM, "a UETR is written in lower case");
            }
            return new Uetr(value);
        } catch (Invalid already) {
            throw already;
        } catch (IllegalArgumentException notOne) {
            throw new Invalid(Flaw.IDENTIFIER_FORM, "a UETR is a version 4 UUID");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

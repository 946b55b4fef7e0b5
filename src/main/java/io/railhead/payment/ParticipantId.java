package io.railhead.payment;

import io.railhead.payment.Invalid.Flaw;
import java.util.regex.Pattern;

/** The tenant: a customer, member or indirect bank that we act for. Taken from a token or a channel, never from a request. */
public record ParticipantId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}");

    public ParticipantId {
        if (!FORM.matcher(value).matches()) {
            throw new Invalid(
                    Flaw.IDENTIFIER_FORM, "a participant has 1 to 64 letters, digits, dots, dashes or underscores");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.railhead.simulator;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the counterpart treats one payment.
 *
 * @param code what followed the behaviour's name in the token, or null
 */
public record Behaviour(Kind kind, @Nullable String code) {
    private static final Pattern TOKEN =
            Pattern.compile("\\bSIM:([a-z][a-z-]*)(?::([a-z0-9]{1,8}))?", Pattern.CASE_INSENSITIVE);
    private static final long MAGIC_BELOW = 100_00;

    /** One constant for each token; the token is the name in lower case with dashes. */
    public enum Kind {
        /** The final positive at once. */
        SETTLE,
        /** Refuses with the code, AC03 without one. */
        REJECT,
        /** Never answers; the books say rejected, as an enquiry would. */
        SILENT,
        /** The final positive after so many seconds. */
        DELAY,
        /** The final positive ten seconds after the scheme's deadline. */
        LATE,
        /** Books it, and then refuses it as a duplicate. */
        DUPLICATE_REFUSAL,
        /** Refuses it as a duplicate without ever having booked it. */
        NO_BOOKING_REJECT,
        /** The right answer twice, identical bytes. */
        TWICE,
        /** The right answer with a spoilt signature value, nothing else. */
        BAD_SIGNATURE,
        /** The right answer signed by a key that nobody registered, nothing else. */
        WRONG_KEY,
        /** The right answer whose signature leaves the header out, nothing else. */
        UNSIGNED_HEADER,
        /** The right answer, properly signed, from another BIC in the header, nothing else. */
        WRONG_PARTY,
        /** First an answer about ids that do not exist, then the right one. */
        UNKNOWN_PAYMENT,
        /** The right answer, then the same message id with another document (RJCT AC04). */
        OTHER_DOCUMENT,
        /** The right answer, then the same message id and document under a later header creation time. */
        NEW_HEADER,
        /** The final positive, then a refusal under another message id; the books say settled. */
        NEGATIVE_AFTER_POSITIVE,
        /** A refusal, then the final positive; the books say rejected, as the first word was. */
        POSITIVE_AFTER_NEGATIVE,
        /** ACTC, then the final positive. */
        AGREED,
        /** ACSP, then the final positive. */
        INFORMED,
        /** First an object message, then the right answer. */
        OBJECT_MESSAGE,
        /** First the right answer as a text message, then as it should be. */
        TEXT_MESSAGE,
        /** First something that is not XML, then the right answer. */
        GARBAGE,
        /** First the right answer with a DOCTYPE before it, then without. */
        DOCTYPE,
        /** First a signed message of a definition that nobody agreed, then the right answer. */
        UNKNOWN_MESSAGE,
        /** Rejects the whole message by admi.002. */
        ADMI,
        /** Books it, and then rejects the message as a duplicate by admi.002. */
        ADMI_DUPLICATE,
        /** The token names nothing we know: refused, so that a misspelt test cannot pass. */
        UNKNOWN;

        String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind ofToken(String token) {
            for (Kind kind : values()) {
                if (kind.token().equals(token)) {
                    return kind;
                }
            }
            return UNKNOWN;
        }
    }

    static Behaviour of(Kind kind) {
        return new Behaviour(kind, null);
    }

    /**
     * The behaviour that a payment asks for: by token first, then by the last two digits of a small amount.
     *
     * @param magic whether amounts count; tokens always do
     */
    static Behaviour of(PaymentRequest request, boolean magic) {
        Matcher token = TOKEN.matcher(request.reference() == null ? "" : request.reference());
        if (token.find()) {
            String code = token.group(2);
            return new Behaviour(
                    Kind.ofToken(token.group(1).toLowerCase(Locale.ROOT)),
                    code == null ? null : code.toUpperCase(Locale.ROOT));
        }
        long minor = request.amount().minorUnits();
        return magic && minor < MAGIC_BELOW ? ofAmount((int) (minor % 100)) : of(Kind.SETTLE);
    }

    private static Behaviour ofAmount(int lastTwoDigits) {
        return switch (lastTwoDigits) {
            case 13 -> of(Kind.ADMI);
            case 19 -> new Behaviour(Kind.REJECT, "AC03");
            case 77 -> of(Kind.TWICE);
            case 88 -> of(Kind.BAD_SIGNATURE);
            case 91 -> new Behaviour(Kind.DELAY, "8");
            case 97 -> of(Kind.SILENT);
            case 99 -> of(Kind.LATE);
            default -> of(Kind.SETTLE);
        };
    }

    /** The code, or what stands in for it. */
    String codeOr(String otherwise) {
        return code == null ? otherwise : code;
    }
}

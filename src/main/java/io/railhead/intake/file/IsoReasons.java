package io.railhead.intake.file;

import io.railhead.intake.Refusal;
import io.railhead.message.Reason;
import io.railhead.payment.Invalid;
import io.railhead.scheme.Field;
import java.util.HashMap;
import java.util.Map;

/**
 * Our refusals in the reason codes that reports speak: the ISO external status reason set. A rule that says what
 * is wrong goes before the place where it is wrong; what has no code of its own is told in words (NARR).
 */
final class IsoReasons {
    private static final String IN_WORDS = "NARR";

    /** By the code of the finding. */
    private static final Map<String, String> BY_FINDING = Map.ofEntries(
            Map.entry("ACCOUNT-NOT-ALLOWED", "AG08"),
            Map.entry("DATE-PAST", "DT01"),
            Map.entry("CURRENCY-NOT-IN-USE", "AM11"),
            Map.entry("BIC-COUNTRY-UNKNOWN", "RC01"),
            Map.entry("COUNTRY-UNKNOWN", "BE09"),
            Map.entry("RULE-AMOUNT-MINIMUM", "AM06"),
            Map.entry("RULE-AMOUNT-MAXIMUM", "AM02"),
            Map.entry("RULE-AMOUNT-DECIMALS", "AM12"),
            Map.entry("RULE-CURRENCY", "AM03"),
            Map.entry("RULE-TEXT-CHARACTERS", "RR10"),
            Map.entry("RULE-IDENTIFIER-CHARACTERS", "RR10"),
            Map.entry("RULE-IDENTIFIER-SLASHES", "FF08"));

    private static final Map<Field, String> BY_FIELD = Map.ofEntries(
            Map.entry(Field.SCHEME, "AG03"),
            Map.entry(Field.AMOUNT, "AM12"),
            Map.entry(Field.CURRENCY, "AM03"),
            Map.entry(Field.DEBTOR_ACCOUNT, "AC02"),
            Map.entry(Field.CREDITOR_ACCOUNT, "AC03"),
            Map.entry(Field.DEBTOR_AGENT, "RC03"),
            Map.entry(Field.CREDITOR_AGENT, "RC04"),
            Map.entry(Field.DEBTOR_NAME, "BE21"),
            Map.entry(Field.CREDITOR_NAME, "BE21"),
            Map.entry(Field.DEBTOR_ADDRESS, "BE07"),
            Map.entry(Field.CREDITOR_ADDRESS, "BE04"),
            Map.entry(Field.END_TO_END_ID, "FF08"));

    /** The same by the place in a request, which is what a refusal carries. */
    private static final Map<String, String> BY_POINTER = byPointer();

    private IsoReasons() {}

    private static Map<String, String> byPointer() {
        Map<String, String> byPointer = new HashMap<>();
        BY_FIELD.forEach((field, code) -> {
            String pointer = field.pointer();
            if (pointer != null) {
                byPointer.put(pointer, code);
            }
        });
        return Map.copyOf(byPointer);
    }

    /** The first of a refusal's findings speaks for it; the others are told in its words. */
    static Reason of(Refusal refusal) {
        if (refusal.fields().isEmpty()) {
            return new Reason(IN_WORDS, false, refusal.detail());
        }
        StringBuilder words = new StringBuilder();
        for (Refusal.Wrong wrong : refusal.fields()) {
            words.append(words.isEmpty() ? "" : " ").append(wrong.text());
        }
        return new Reason(code(refusal.fields().getFirst()), false, words.toString());
    }

    private static String code(Refusal.Wrong wrong) {
        String byFinding = BY_FINDING.get(wrong.code());
        if (byFinding != null) {
            return byFinding;
        }
        return wrong.pointer() == null ? IN_WORDS : BY_POINTER.getOrDefault(wrong.pointer(), IN_WORDS);
    }

    /** A value that is not what it claims to be, at a known place. */
    static Reason of(Invalid invalid, Field field) {
        String words = invalid.getMessage();
        return new Reason(code(invalid.flaw(), field), false, words == null ? null : sentence(field, words));
    }

    private static String sentence(Field field, String words) {
        String label = field.label();
        return Character.toUpperCase(label.charAt(0)) + label.substring(1) + ": " + words + ".";
    }

    private static String code(Invalid.Flaw flaw, Field field) {
        String byField = BY_FIELD.get(field);
        String usual = byField == null ? IN_WORDS : byField;
        return switch (flaw) {
            case AMOUNT_NOT_POSITIVE -> "AM01";
            case AMOUNT_FORM, AMOUNT_DECIMALS -> "AM12";
            case CURRENCY_UNKNOWN -> "AM11";
            case IBAN_FORM, IBAN_CHECK_DIGITS, SORT_CODE_FORM, ACCOUNT_NUMBER_FORM -> usual;
            case ROUTING_NUMBER_FORM, ROUTING_NUMBER_CHECK_DIGIT -> usual;
            case BIC_FORM -> "RC01";
            case IDENTIFIER_FORM, TEXT_EMPTY, TEXT_TOO_LONG -> usual;
        };
    }
}

package io.railhead.payment;

import org.jspecify.annotations.Nullable;

/**
 * What a customer should know about a payment that is carried out all the same: that something of the request was
 * changed or is not carried on, or looks odd.
 *
 * @param code stable, for programs, such as {@code RULE-TEXT-SHORTENED}: capitals, digits and hyphens
 * @param field where: a JSON pointer into the request, or the short name of an element that a file states; null when it
 *     is about no one place
 * @param text a sentence; it repeats nothing that the customer wrote
 */
public record Warning(String code, @Nullable String field, String text) {
    /** Of warnings from before they had codes. */
    public static final String WITHOUT_CODE = "WARNING";

    /** Whether a text can be a code. */
    public static boolean isCode(String text) {
        return text.matches("[A-Z][A-Z0-9-]{0,59}");
    }

    /** Code and place alone, for evidence. */
    public String inShort() {
        return field == null ? code : code + " " + field;
    }
}

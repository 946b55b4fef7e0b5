package io.railhead.intake.file;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as files state them. A schema has judged them before, but what they could do to us must not hang on that:
 * Java's own readers take exponents, with which ten characters make a number that fills the memory, and digits
 * without end. So only plain decimals of a bounded length are numbers here.
 */
final class StatedNumber {
    /** ISO 20022 has 18 digits; the rest is room for a sign, the point and zeros that say nothing. */
    private static final int LONGEST = 40;

    /** The digits of a NbOfTxs. */
    private static final int COUNT_DIGITS = 15;

    private StatedNumber() {}

    /** The value of a decimal as schemas have it: digits with a sign and a point at most. Null for all else. */
    static @Nullable BigDecimal decimal(String text) {
        int start = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        int points = 0;
        int digits = 0;
        for (int i = start; i < text.length() && i < LONGEST; i++) {
            if (text.charAt(i) == '.') {
                points++;
            } else if (isDigit(text.charAt(i))) {
                digits++;
            }
        }
        boolean plain = digits > 0 && points <= 1 && start + points + digits == text.length();
        return plain ? new BigDecimal(text) : null;
    }

    /** Whether a text states this number of things, in digits alone. */
    static boolean isCount(String text, int counted) {
        return !text.isEmpty()
                && text.length() <= COUNT_DIGITS
                && text.chars().allMatch(c -> isDigit((char) c))
                && Long.parseLong(text) == counted;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

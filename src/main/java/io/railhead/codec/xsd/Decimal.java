package io.railhead.codec.xsd;

import org.jspecify.annotations.Nullable;

/**
 * A decimal number as written, with the digits that count: leading zeros of the whole part and trailing zeros
 * of the fraction do not.
 *
 * @param sign -1, 0 or 1
 */
record Decimal(int sign, int wholeDigits, int fractionDigits) {

    /** The number, or null when the characters are none: sign, digits, a point; no exponent. */
    static @Nullable Decimal read(char[] value, int length) {
        int start = length > 0 && (value[0] == '-' || value[0] == '+') ? 1 : 0;
        int whole = digits(value, start, length);
        int end = whole;
        if (whole < length) {
            if (value[whole] != '.') {
                return null;
            }
            end = digits(value, whole + 1, length);
            if (end < length) {
                return null;
            }
        }
        if (whole == start && end <= whole + 1) {
            return null;
        }
        int first = start;
        while (first < whole && value[first] == '0') {
            first++;
        }
        int last = end;
        while (last > whole + 1 && value[last - 1] == '0') {
            last--;
        }
        int fraction = Math.max(0, last - whole - 1);
        boolean zero = first == whole && fraction == 0;
        int sign = value[0] == '-' ? -1 : 1;
        return new Decimal(zero ? 0 : sign, whole - first, fraction);
    }

    private static int digits(char[] value, int from, int length) {
        int i = from;
        while (i < length && value[i] >= '0' && value[i] <= '9') {
            i++;
        }
        return i;
    }
}

package io.railhead.payment;

import io.railhead.payment.Invalid.Flaw;
import java.math.BigDecimal;

/**
 * An amount of one currency in its minor units (pence, cents), so that sums are exact.
 *
 * @param minorUnits never negative; 10.00 GBP is 1000
 */
public record Money(Currency currency, long minorUnits) implements Comparable<Money> {
    /** ISO 20022 amounts carry at most 18 digits. */
    private static final int MAXIMUM_DIGITS = 18;

    public Money {
        if (minorUnits < 0) {
            throw new Invalid(Flaw.AMOUNT_NOT_POSITIVE, "an amount is not negative");
        }
    }

    /**
     * Reads a plain decimal such as {@code 10.00}. No exponent, sign, blank or thousands mark.
     *
     * @throws Invalid when the form is wrong, or it has more decimals than the currency
     */
    public static Money parse(Currency currency, String decimal) {
        if (!isPlainDecimal(decimal)) {
            throw new Invalid(Flaw.AMOUNT_FORM, "write the amount as digits with a decimal point, like 10.00");
        }
        BigDecimal value = new BigDecimal(decimal);
        if (value.scale() > currency.digits()) {
            throw new Invalid(
                    Flaw.AMOUNT_DECIMALS,
                    "%s has %d decimals, this amount has %d"
                            .formatted(currency.code(), currency.digits(), value.scale()));
        }
        BigDecimal minor = value.movePointRight(currency.digits());
        if (minor.precision() > MAXIMUM_DIGITS) {
            throw new Invalid(Flaw.AMOUNT_FORM, "an amount has at most 18 digits");
        }
        return new Money(currency, minor.longValueExact());
    }

    private static boolean isPlainDecimal(String text) {
        int point = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > 0 && i < text.length() - 1) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 24;
    }

    /** The decimal form with exactly the currency's decimals: {@code 10.00}. */
    public String decimal() {
        return BigDecimal.valueOf(minorUnits, currency.digits()).toPlainString();
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(currency, Math.addExact(minorUnits, other.minorUnits));
    }

    public boolean isPositive() {
        return minorUnits > 0;
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minorUnits, other.minorUnits);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency.code() + " with " + other.currency.code());
        }
    }

    @Override
    public String toString() {
        return currency.code() + " " + decimal();
    }
}

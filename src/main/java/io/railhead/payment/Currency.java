package io.railhead.payment;

import fr.marcwrobel.jbanking.IsoCurrency;
import io.railhead.payment.Invalid.Flaw;

/**
 * An active ISO 4217 currency with its number of decimals.
 *
 * @param code three capital letters
 * @param digits decimals of the minor unit: 2 for GBP, 0 for JPY, 3 for KWD
 */
public record Currency(String code, int digits) {
    /** @throws Invalid when no active currency has this code */
    public static Currency of(String code) {
        return IsoCurrency.fromAlphabeticCode(code)
                .filter(found -> found.getAlphabeticCode().equals(code) && found.getMinorUnit() != null)
                .map(found -> new Currency(code, found.getMinorUnit()))
                .orElseThrow(() -> new Invalid(
                        Flaw.CURRENCY_UNKNOWN, "not an active ISO 4217 currency code; use three capitals, like GBP"));
    }

    @Override
    public String toString() {
        return code;
    }
}

package io.railhead.payment;

import io.railhead.payment.Invalid.Flaw;
import io.railhead.reference.Currencies;
import io.railhead.reference.ReferenceData;

/**
 * A currency of ISO 4217 with its number of decimals.
 *
 * @param code three capital letters
 * @param digits decimals of the minor unit: 2 for GBP, 0 for JPY, 3 for KWD
 */
public record Currency(String code, int digits) {
    /**
     * The currency of a code, in use or withdrawn since: what was stored in it stays readable. Whether it can be paid in
     * today is asked where requests come in.
     *
     * @throws Invalid when no currency has this code in which somebody can pay
     */
    public static Currency of(String code) {
        Currencies.Entry known = ReferenceData.inForce().currency(code);
        Integer digits = known == null ? null : known.digits();
        if (digits == null) {
            throw new Invalid(
                    Flaw.CURRENCY_UNKNOWN, "not an active ISO 4217 currency code; use three capitals, like GBP");
        }
        return new Currency(code, digits);
    }

    @Override
    public String toString() {
        return code;
    }
}

package io.railhead.payment;

import io.railhead.payment.Invalid.Flaw;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A bank as a party to a payment: by its BIC, or by its number in a national clearing. */
public sealed interface Agent {
    /** The code by which the agent is known, without its kind. */
    String code();

    /** @param code eight or eleven characters of ISO 9362 */
    record Bic(String code) implements Agent {
        private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

        public Bic {
            if (!FORM.matcher(code).matches()) {
                throw new Invalid(Flaw.BIC_FORM, "a BIC has eight or eleven capitals and digits, like NWBKGB2L");
            }
        }

        /** The two letters of the bank's country; whether there is such a country is not asked here. */
        public String country() {
            return code.substring(4, 6);
        }
    }

    /**
     * @param system the clearing's ISO code (GBDSC for UK sort codes), or null where ISO lists none
     * @param code the member's number in it
     */
    record ClearingMember(@Nullable String system, String code) implements Agent {
        public ClearingMember {
            if (code.isEmpty() || code.length() > 35) {
                throw new Invalid(Flaw.IDENTIFIER_FORM, "a clearing member number has 1 to 35 characters");
            }
        }
    }
}

package io.railhead.message;

/**
 * Their word on a payment, as the external code set has it (ACSC, RJCT and so on). Codes have no order of their own; what one
 * means depends on the scheme.
 */
public record StatusCode(String code) {
    public StatusCode {
        if (code.isEmpty() || code.length() > 4) {
            throw new IllegalArgumentException("a status code has one to four characters");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}

package io.railhead.payment;

/**
 * A value that cannot be what it claims to be. Thrown by the constructors and parsers of this package;
 * whoever reads input catches it at the place that knows where in the input the value stood.
 */
public final class Invalid extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    /** @param advice what is wrong and what would be right, without repeating personal data */
    public Invalid(Flaw flaw, String advice) {
        super(advice);
        this.flaw = flaw;
    }

    public Flaw flaw() {
        return flaw;
    }

    /** What kind of mistake it is; callers map it to their own stable codes. */
    public enum Flaw {
        AMOUNT_FORM,
        AMOUNT_DECIMALS,
        AMOUNT_NOT_POSITIVE,
        CURRENCY_UNKNOWN,
        IBAN_FORM,
        IBAN_CHECK_DIGITS,
        SORT_CODE_FORM,
        ACCOUNT_NUMBER_FORM,
        ROUTING_NUMBER_FORM,
        ROUTING_NUMBER_CHECK_DIGIT,
        BIC_FORM,
        IDENTIFIER_FORM,
        TEXT_EMPTY,
        TEXT_TOO_LONG
    }
}

package io.railhead.lifecycle;

/** What the payer's bank should be doing with the payer's money. */
public enum PayerFunds {
    RESERVED("reserved"),
    DEBITED("debited"),
    RELEASED("released");

    private final String label;

    PayerFunds(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}

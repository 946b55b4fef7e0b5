package io.railhead.lifecycle;

/** Whether the payee has the money, as far as anybody told us. */
public enum PayeeCredited {
    YES("yes"),
    NO("no"),
    NOT_KNOWN("not-known");

    private final String label;

    PayeeCredited(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}

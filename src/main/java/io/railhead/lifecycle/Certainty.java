package io.railhead.lifecycle;

/** Is the payment final between the banks, by the scheme's rules? */
public enum Certainty {
    MOVED("moved"),
    NOT_MOVED("not-moved"),
    NOT_KNOWN("not-known");

    private final String label;

    Certainty(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}

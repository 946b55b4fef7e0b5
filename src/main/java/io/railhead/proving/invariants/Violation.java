package io.railhead.proving.invariants;

/**
 * Something that must not be.
 *
 * @param invariant its name, like {@code I4}, or that of the fault whose expectation was missed
 * @param subject what it is about: a payment, a key, a file
 * @param isLoss whether a payment is lost by it: promised and not there, booked and not known, or without an end
 */
public record Violation(String invariant, String subject, String text, boolean isLoss) {
    /** One by which nothing is lost. */
    public Violation(String invariant, String subject, String text) {
        this(invariant, subject, text, false);
    }

    static Violation loss(String invariant, String subject, String text) {
        return new Violation(invariant, subject, text, true);
    }

    /** What it says about what, however it words it: the state of a payment that does not come to an end may change. */
    public String about() {
        return invariant + " " + subject;
    }

    @Override
    public String toString() {
        return invariant + "  " + subject + ": " + text;
    }
}

package io.railhead.proving.invariants;

/**
 * Something that must not be.
 *
 * @param invariant its name, like {@code I4}, or that of the fault whose expectation was missed
 * @param subject what it is about: a payment, a key, a file
 */
public record Violation(String invariant, String subject, String text) {
    @Override
    public String toString() {
        return invariant + "  " + subject + ": " + text;
    }
}

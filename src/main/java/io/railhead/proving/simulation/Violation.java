package io.railhead.proving.simulation;

/**
 * Something that must not be.
 *
 * @param invariant its number, as the reliability page counts them, or the place in the design that rules it
 * @param sentence what was seen, with the payment's plan
 * @param at microseconds of virtual time
 */
record Violation(String invariant, String sentence, long at) {
    @Override
    public String toString() {
        return "%s at %s: %s".formatted(invariant, Agenda.text(at), sentence);
    }
}

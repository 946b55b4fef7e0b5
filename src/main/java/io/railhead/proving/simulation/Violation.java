package io.railhead.proving.simulation;

/**
 * Something that must not be.
 *
 * @param invariant its number, as every fault campaign counts them, or a word for a rule that has none
 * @param sentence what was seen, with the payment's plan
 * @param at microseconds of virtual time
 */
record Violation(String invariant, String sentence, long at) {
    @Override
    public String toString() {
        return "%s at %s: %s".formatted(invariant, Agenda.text(at), sentence);
    }
}

package io.railhead.attack;

/**
 * One attack at one door.
 *
 * @param name as the catalogue calls it
 * @param how what it is in this place, where the name alone does not say it; or empty
 * @param expected the code that it must be refused with, or what else must come of it
 * @param events how many security events: one for every attack, none for what is no attack here
 */
public record Vector(String name, String how, String expected, int events) {
    public Vector {
        if (events < 0 || events > 1) {
            throw new IllegalArgumentException("one attack is one event");
        }
    }

    public static Vector of(String name, String expected) {
        return new Vector(name, "", expected, 1);
    }

    /** What came of it. */
    public record Outcome(String seen, int events) {}

    /** A line of the page. */
    record Line(Vector vector, Outcome outcome) {
        String text() {
            return "| `%s` | %s | %s | %s | %d |"
                    .formatted(vector.name(), vector.how(), vector.expected(), outcome.seen(), outcome.events());
        }
    }
}

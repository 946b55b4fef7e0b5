package io.railhead.proving.plot;

/**
 * What an axis says.
 *
 * @param label what is measured, with its unit
 * @param kind how values lie on it
 */
public record Axis(String label, Kind kind) {
    /** How values lie on an axis. */
    public enum Kind {
        /** Evenly, from zero. */
        LINEAR,
        /** Each tenfold as long as the one before; what is not above zero has no place on it. */
        LOGARITHMIC
    }

    public static Axis linear(String label) {
        return new Axis(label, Kind.LINEAR);
    }

    public static Axis logarithmic(String label) {
        return new Axis(label, Kind.LOGARITHMIC);
    }
}

package io.railhead.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number within bounds; anything else is wrong use. */
abstract class Bounded implements ITypeConverter<Integer> {
    private final int least;
    private final int most;

    private Bounded(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public Integer convert(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Told below, together with the bounds.
        }
        throw new TypeConversionException("'" + text + "' is not a number from " + least + " to " + most);
    }

    static final class Port extends Bounded {
        Port() {
            super(1, 65_535);
        }
    }

    /** Seconds that the gateway may hold an answer back. */
    static final class Wait extends Bounded {
        Wait() {
            super(0, 30);
        }
    }

    /** How many lines a list may have. */
    static final class Limit extends Bounded {
        Limit() {
            super(1, 100_000);
        }
    }
}

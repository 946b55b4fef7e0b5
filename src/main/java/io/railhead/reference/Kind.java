package io.railhead.reference;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables there can be. */
public enum Kind {
    CURRENCIES("currencies", ".csv", true, "currencies, with the digits of their minor unit"),
    COUNTRIES("countries", ".csv", true, "countries and their two letters"),
    CODES("codes", ".csv", true, "what codes in messages say, in our own words"),
    CLOSING_DAYS("closing-days", ".csv", false, "days that differ from what a calendar says of them"),
    UK_MODULUS("uk-modulus", ".txt", false, "weights by which UK account numbers are checked"),
    UK_SUBSTITUTIONS("uk-substitutions", ".txt", false, "sort codes that count as others in that check");

    private final String written;
    private final String ending;
    private final boolean shipped;
    private final String title;

    Kind(String written, String ending, boolean shipped, String title) {
        this.written = written;
        this.ending = ending;
        this.shipped = shipped;
        this.title = title;
    }

    /** Its name, as people write it. */
    public String written() {
        return written;
    }

    /** How the names of its files end. */
    public String ending() {
        return ending;
    }

    /** Whether one comes with the program; the others are somebody's to license, or are news. */
    public boolean shipped() {
        return shipped;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** The kind that {@link #written()} names, or null. */
    public static @Nullable Kind find(String written) {
        return Arrays.stream(values())
                .filter(kind -> kind.written.equals(written))
                .findFirst()
                .orElse(null);
    }

    /** Every name, in the order in which they are listed. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Kind::written).toList();
    }
}

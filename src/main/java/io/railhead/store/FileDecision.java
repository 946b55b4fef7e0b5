package io.railhead.store;

import java.util.Locale;

/**
 * What is to be done with the items of a file, decided before the first of them is dealt with and never changed: a
 * crash between two items, or other settings after a restart, cannot leave a file half one thing and half another.
 */
public enum FileDecision {
    /** Each good item is taken. */
    TAKE,
    /** None is taken, the good ones neither. */
    REFUSE;

    /** As the table writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FileDecision of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

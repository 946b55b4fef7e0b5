package io.railhead.store;

import java.util.Locale;

/** How far a file has come. It only ever moves down this list, to completed or to refused. */
public enum FileState {
    /** Moved out of the inbox and registered; nothing is known of its content. */
    RECEIVED,
    /** Well-formed, valid, its totals right; its items are being taken. */
    VALIDATED,
    /** Every item is a payment or refused. */
    TAKEN,
    /** Reported with payments that rest and are not final: unresolved, held or for a later day. */
    REPORTED,
    /** Every payment is final, and the last report says so. */
    COMPLETED,
    /** Not taken as a whole; none of its items is a payment. */
    REFUSED;

    /** As the API and the table write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that {@link #word()} gave. */
    public static FileState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

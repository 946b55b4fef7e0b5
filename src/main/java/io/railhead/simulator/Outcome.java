package io.railhead.simulator;

/** What the counterpart has done with a transaction in its own books, whatever it tells the gateway. */
public enum Outcome {
    /** The money moved. */
    SETTLED('S'),
    /** Refused; the money did not move. */
    REJECTED('R'),
    /** Seen and answered, but in no sum: the counterpart claims that another message holds the booking. */
    UNBOOKED('N');

    private final char mark;

    Outcome(char mark) {
        this.mark = mark;
    }

    /** The outcome's letter in a ledger line. */
    char mark() {
        return mark;
    }

    static Outcome ofMark(String text) {
        for (Outcome outcome : values()) {
            if (text.length() == 1 && text.charAt(0) == outcome.mark) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("no outcome is marked " + text);
    }
}

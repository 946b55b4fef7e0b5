package io.railhead.codec;

/**
 * A message that keeps to its schema and still says something that our record of it cannot hold: several
 * transactions, an account of a kind we do not know. Whoever reads a stranger's message catches this and parks
 * the message. The text never repeats content.
 */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String text;

    Unreadable(String code, String text) {
        super(code + ": " + text, null, false, false);
        this.code = code;
        this.text = text;
    }

    /** Stable, begins with {@code READ-}. */
    public String code() {
        return code;
    }

    /** One sentence for people. */
    public String text() {
        return text;
    }
}

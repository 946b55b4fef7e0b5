package io.railhead.codec;

/**
 * These bytes are not XML that we read: malformed, or more than an honest message needs. The text names what
 * is wrong and never repeats content. Line and column count from 1, columns in bytes; 0 where not known.
 */
public final class XmlRefused extends RuntimeException {
    /** The sentence for what breaks the rules of XML itself. */
    public static final String SYNTAX = "This is not well-formed XML.";

    private static final long serialVersionUID = 1L;

    private final Cause cause;
    private final int line;
    private final int column;
    private final String text;

    XmlRefused(Cause cause, int line, int column, String text) {
        // no stack trace: strangers cause this at will, and it tells where the bytes are wrong, not the code
        super(cause.code + " at " + line + ":" + column + ": " + text, null, false, false);
        this.cause = cause;
        this.line = line;
        this.column = column;
        this.text = text;
    }

    /** The stable code, beginning with {@code XML-}. */
    public String code() {
        return cause.code;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** What is wrong, one sentence for people. */
    public String text() {
        return text;
    }

    /** Why bytes are refused. */
    enum Cause {
        DOCTYPE("XML-DOCTYPE"),
        ENCODING("XML-ENCODING"),
        VERSION("XML-VERSION"),
        DEPTH("XML-DEPTH"),
        ATTRIBUTES("XML-ATTRIBUTES"),
        SIZE("XML-SIZE"),
        TEXT("XML-TEXT"),
        COMMENT("XML-COMMENT"),
        CDATA("XML-CDATA"),
        INSTRUCTION("XML-INSTRUCTION"),
        SYNTAX("XML-SYNTAX");

        private final String code;

        Cause(String code) {
            this.code = code;
        }
    }
}

package io.railhead.codec;

/** What a piece of XML is, which decides how large it may be and what people may have put into it besides. */
public enum XmlUse {
    /** A message on a link: held in memory, perhaps signed. */
    MESSAGE(1L << 20, 1 << 16),
    /** A customer's file: streamed. */
    FILE(1L << 30, 1 << 16),
    /** A file that somebody wants explained: streamed, and nothing is done because of it. */
    LOOK(1L << 31, 1 << 24);

    /** Elements within elements; ISO 20022 needs about twenty. */
    static final int DEPTH = 64;
    /** Attributes of one element; ISO 20022 needs one. */
    static final int ATTRIBUTES = 64;
    /** Characters of one element or attribute name. */
    static final int NAME = 256;
    /** Different names in one document; parsers keep each in memory. */
    static final int NAMES = 5_000;

    private final long bytes;
    private final int text;

    XmlUse(long bytes, int text) {
        this.bytes = bytes;
        this.text = text;
    }

    /** The most bytes that are read. */
    public long bytes() {
        return bytes;
    }

    /** Bytes between one tag and the next, tags and comments themselves included; a document enclosed takes ten million. */
    int text() {
        return text;
    }

    boolean comments() {
        return this != MESSAGE;
    }

    /** Whether CDATA sections and processing instructions are read, which say nothing but are XML. */
    boolean ornaments() {
        return this == LOOK;
    }
}

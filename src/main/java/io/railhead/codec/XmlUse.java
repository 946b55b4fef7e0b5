package io.railhead.codec;

/** What a piece of XML is, which decides how large it may be and whether people may have commented it. */
public enum XmlUse {
    /** A message on a link: held in memory, perhaps signed. */
    MESSAGE(1L << 20, false),
    /** A customer's file or one named on the command line: streamed. */
    FILE(1L << 30, true);

    /** Elements within elements; ISO 20022 needs about twenty. */
    static final int DEPTH = 64;
    /** Attributes of one element; ISO 20022 needs one. */
    static final int ATTRIBUTES = 64;
    /** Bytes between one tag and the next, tags and comments themselves included. */
    static final int TEXT = 1 << 16;
    /** Characters of one element or attribute name. */
    static final int NAME = 256;
    /** Different names in one document; parsers keep each in memory. */
    static final int NAMES = 5_000;

    private final long bytes;
    private final boolean comments;

    XmlUse(long bytes, boolean comments) {
        this.bytes = bytes;
        this.comments = comments;
    }

    /** The most bytes that are read. */
    public long bytes() {
        return bytes;
    }

    boolean comments() {
        return comments;
    }
}

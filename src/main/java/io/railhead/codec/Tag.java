package io.railhead.codec;

import java.nio.charset.StandardCharsets;

/** The tags of one element, encoded once. */
final class Tag {
    final byte[] start;
    final byte[] end;

    private Tag(String start, String end) {
        this.start = start.getBytes(StandardCharsets.US_ASCII);
        this.end = end.getBytes(StandardCharsets.US_ASCII);
    }

    static Tag of(String name) {
        return new Tag("<" + name + ">", "</" + name + ">");
    }

    /** A root element that sets the default namespace. */
    static Tag root(String name, String namespace) {
        return new Tag("<" + name + " xmlns=\"" + namespace + "\">", "</" + name + ">");
    }
}

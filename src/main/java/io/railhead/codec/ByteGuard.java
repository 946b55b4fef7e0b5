package io.railhead.codec;

import io.railhead.codec.XmlRefused.Cause;

/**
 * Looks at every byte before a parser does, in one pass that may be fed piece by piece: well-formed UTF-8,
 * characters that XML allows, no DOCTYPE, CDATA or processing instruction, comments only where they may be,
 * no endless text. It relies on one fact: outside comments and CDATA a {@code <} is always markup, in any
 * XML. What it passes, every parser can read in one way only. Not thread-safe.
 */
final class ByteGuard {
    private enum Markup {
        NONE,
        OPENED,
        BANG,
        BANG_DASH,
        COMMENT
    }

    private final XmlUse use;
    private Markup markup = Markup.NONE;
    private int dashes;
    private int continuation;
    private int lowest;
    private int codePoint;
    private long passed;
    private long lastOpened;
    private int line = 1;
    private long lineStart;

    ByteGuard(XmlUse use) {
        this.use = use;
    }

    /** Passes over bytes that have been judged already (byte order mark and declaration). */
    void skip(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                newLine(i);
            }
        }
        passed += length;
        lastOpened = passed;
    }

    void accept(byte[] bytes, int from, int length) {
        if (passed + length > use.bytes()) {
            throw refused(Cause.SIZE, from, from, "The content is larger than " + use.bytes() + " bytes.");
        }
        int end = from + length;
        int i = from;
        while (i < end) {
            if (markup == Markup.NONE && continuation == 0) {
                i = plainUntil(bytes, i, end);
            }
            if (i < end) {
                slow(bytes[i], i, from);
                i++;
            }
        }
        refuseLongText(passed + length, end, from);
        passed += length;
    }

    /** Passes over what needs no look: printable ASCII outside markup. */
    private static int plainUntil(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] >= ' ' && bytes[i] != '<') {
            i++;
        }
        return i;
    }

    /** To be called at the end of the content. */
    void finish() {
        if (continuation > 0) {
            throw refused(Cause.ENCODING, 0, 0, "The content ends within a UTF-8 character.");
        }
    }

    private void slow(byte c, int i, int from) {
        if (c < 0 || continuation > 0) {
            decode(c & 0xFF, i, from);
        } else if (c == '\n') {
            newLine(passed + i - from);
        } else if (c < ' ' && c != '\t' && c != '\r') {
            throw refused(Cause.SYNTAX, i, from, "A control character stands here that XML does not allow.");
        }
        switch (markup) {
            case NONE -> {
                if (c == '<') {
                    refuseLongText(passed + i - from, i, from);
                    lastOpened = passed + i - from;
                    markup = Markup.OPENED;
                }
            }
            case OPENED -> opened(c, i, from);
            case BANG -> bang(c, i, from);
            case BANG_DASH -> {
                markup = Markup.COMMENT;
                dashes = 0;
            }
            case COMMENT -> {
                if (c == '>' && dashes >= 2) {
                    markup = Markup.NONE;
                }
                dashes = c == '-' ? dashes + 1 : 0;
            }
        }
    }

    private void opened(byte c, int i, int from) {
        if (c == '?') {
            throw refused(Cause.INSTRUCTION, i - 1, from, "Processing instructions are not allowed.");
        }
        markup = c == '!' ? Markup.BANG : Markup.NONE;
    }

    private void bang(byte c, int i, int from) {
        if (c == '[') {
            throw refused(Cause.CDATA, i - 2, from, "CDATA sections are not allowed.");
        }
        if (c != '-') {
            throw refused(Cause.DOCTYPE, i - 2, from, "A document type declaration is not allowed.");
        }
        if (!use.comments()) {
            throw refused(Cause.COMMENT, i - 2, from, "Comments are not allowed in a message.");
        }
        markup = Markup.BANG_DASH;
    }

    private void decode(int b, int i, int from) {
        if (continuation > 0) {
            if ((b & 0xC0) != 0x80) {
                throw notUtf8(i, from);
            }
            codePoint = (codePoint << 6) | (b & 0x3F);
            continuation--;
            if (continuation == 0 && !allowed(codePoint, lowest)) {
                throw notUtf8(i, from);
            }
        } else if (b >= 0xC2 && b <= 0xDF) {
            begin(b & 0x1F, 1, 0x80);
        } else if (b >= 0xE0 && b <= 0xEF) {
            begin(b & 0x0F, 2, 0x800);
        } else if (b >= 0xF0 && b <= 0xF4) {
            begin(b & 0x07, 3, 0x10000);
        } else {
            throw notUtf8(i, from);
        }
    }

    private void begin(int bits, int more, int least) {
        codePoint = bits;
        continuation = more;
        lowest = least;
    }

    private static boolean allowed(int codePoint, int least) {
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        return codePoint >= least && codePoint <= 0x10FFFF && !surrogate && codePoint != 0xFFFE && codePoint != 0xFFFF;
    }

    private void refuseLongText(long position, int i, int from) {
        if (position - lastOpened > XmlUse.TEXT) {
            throw refused(Cause.TEXT, i, from, "More than " + XmlUse.TEXT + " bytes stand here without a new tag.");
        }
    }

    private void newLine(long position) {
        line++;
        lineStart = position + 1;
    }

    private XmlRefused notUtf8(int i, int from) {
        return refused(Cause.ENCODING, i, from, "These bytes are not UTF-8 text that XML allows.");
    }

    private XmlRefused refused(Cause cause, int i, int from, String text) {
        long column = passed + i - from - lineStart + 1;
        return new XmlRefused(cause, line, Math.clamp(column, 1, Integer.MAX_VALUE), text);
    }
}

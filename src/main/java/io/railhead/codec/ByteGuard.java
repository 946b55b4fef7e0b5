package io.railhead.codec;

import io.railhead.codec.XmlRefused.Cause;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at every byte before a parser does, in one pass that may be fed piece by piece: well-formed UTF-8,
 * characters that XML allows, no DOCTYPE, CDATA, processing instructions and comments only where they may be,
 * no endless text. It relies on one fact: outside comments and CDATA a {@code <} is always markup, in any
 * XML. What it passes, every parser can read in one way only. Not thread-safe.
 *
 * <p>Plain bytes go by eight at a time. Only four things make it look closer: a byte that is no printable ASCII,
 * and {@code !} or {@code ?}, without which no markup but tags can begin.
 */
final class ByteGuard {
    private enum Markup {
        NONE,
        BANG,
        BANG_DASH,
        COMMENT,
        CDATA,
        INSTRUCTION
    }

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private final XmlUse use;
    private Markup markup = Markup.NONE;
    private byte previous;
    /** How many dashes, or brackets, stand last; two of them before a {@code >} end a comment, or CDATA. */
    private int dashes;

    private final Utf8Steps utf8 = new Utf8Steps();
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
            if (markup == Markup.NONE && !utf8.within()) {
                i = plainUntil(bytes, i, end, from);
            }
            if (i < end) {
                slow(bytes[i], i, from);
                previous = bytes[i];
                i++;
            }
        }
        refuseLongText(passed + length, end, from);
        passed += length;
    }

    /** Passes over what needs no look, minding only where tags begin. */
    private int plainUntil(byte[] bytes, int from, int end, int base) {
        int i = from;
        while (i + Long.BYTES <= end) {
            long eight = (long) EIGHT.get(bytes, i);
            // the first test is sharp while no byte is above 127, and of those the other half tells
            long odd = ((eight - 0x20 * ONES) | eight | zeros(eight ^ '!' * ONES) | zeros(eight ^ '?' * ONES)) & HIGH;
            if (odd != 0) {
                break;
            }
            long tags = exactZeros(eight ^ '<' * ONES);
            if (tags != 0) {
                opened(i + (Long.numberOfTrailingZeros(tags) >>> 3), base);
                lastOpened = passed + i - base + (7 - (Long.numberOfLeadingZeros(tags) >>> 3));
            }
            i += Long.BYTES;
        }
        while (i < end && bytes[i] >= ' ' && bytes[i] != '!' && bytes[i] != '?') {
            if (bytes[i] == '<') {
                opened(i, base);
            }
            i++;
        }
        if (i > from) {
            previous = bytes[i - 1];
        }
        return i;
    }

    /** The high bit of each byte that is nought, and perhaps of some above it. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
    }

    /** The high bit of each byte that is nought, and of no other. */
    private static long exactZeros(long eight) {
        return ~(((eight & ~HIGH) + ~HIGH) | eight | ~HIGH);
    }

    private void opened(int i, int base) {
        refuseLongText(passed + i - base, i, base);
        lastOpened = passed + i - base;
    }

    /** To be called at the end of the content. */
    void finish() {
        if (utf8.within()) {
            throw refused(Cause.ENCODING, 0, 0, "The content ends within a UTF-8 character.");
        }
    }

    private void slow(byte c, int i, int from) {
        if (c < 0 || utf8.within()) {
            if (!utf8.accepts(c & 0xFF)) {
                throw refused(Cause.ENCODING, i, from, "These bytes are not UTF-8 text that XML allows.");
            }
        } else if (c == '\n') {
            newLine(passed + i - from);
        } else if (c < ' ' && c != '\t' && c != '\r') {
            throw refused(Cause.SYNTAX, i, from, "A control character stands here that XML does not allow.");
        }
        switch (markup) {
            case NONE -> plain(c, i, from);
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
            case CDATA -> {
                if (c == '>' && dashes >= 2) {
                    markup = Markup.NONE;
                }
                dashes = c == ']' ? dashes + 1 : 0;
            }
            case INSTRUCTION -> {
                if (c == '>' && previous == '?') {
                    markup = Markup.NONE;
                }
            }
        }
    }

    private void plain(byte c, int i, int from) {
        if (c == '<') {
            opened(i, from);
        } else if (previous == '<' && c == '?') {
            if (!use.ornaments()) {
                throw refused(Cause.INSTRUCTION, i - 1, from, "Processing instructions are not allowed.");
            }
            markup = Markup.INSTRUCTION;
        } else if (previous == '<' && c == '!') {
            markup = Markup.BANG;
        }
    }

    private void bang(byte c, int i, int from) {
        if (c == '[') {
            if (!use.ornaments()) {
                throw refused(Cause.CDATA, i - 2, from, "CDATA sections are not allowed.");
            }
            markup = Markup.CDATA;
            dashes = 0;
            return;
        }
        if (c != '-') {
            throw refused(Cause.DOCTYPE, i - 2, from, "A document type declaration is not allowed.");
        }
        if (!use.comments()) {
            throw refused(Cause.COMMENT, i - 2, from, "Comments are not allowed in a message.");
        }
        markup = Markup.BANG_DASH;
    }

    private void refuseLongText(long position, int i, int from) {
        if (position - lastOpened > use.text()) {
            throw refused(Cause.TEXT, i, from, "More than " + use.text() + " bytes stand here without a new tag.");
        }
    }

    private void newLine(long position) {
        line++;
        lineStart = position + 1;
    }

    private XmlRefused refused(Cause cause, int i, int from, String text) {
        long column = passed + i - from - lineStart + 1;
        return new XmlRefused(cause, line, Math.clamp(column, 1, Integer.MAX_VALUE), text);
    }
}

package io.railhead.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Emits XML as exclusive canonicalisation would leave it: no declaration, no empty-element tags, text escaped
 * as C14N 1.0 §2.3 says. What it writes is signed as it stands. Not thread-safe.
 */
final class CanonicalWriter {
    private byte[] bytes = new byte[2048];
    private int size;

    CanonicalWriter open(Tag tag) {
        return raw(tag.start);
    }

    CanonicalWriter close(Tag tag) {
        return raw(tag.end);
    }

    CanonicalWriter element(Tag tag, String text) {
        return open(tag).text(text).close(tag);
    }

    CanonicalWriter optional(Tag tag, @Nullable String text) {
        return text == null ? this : element(tag, text);
    }

    CanonicalWriter raw(byte[] piece) {
        ensure(piece.length);
        System.arraycopy(piece, 0, bytes, size, piece.length);
        size += piece.length;
        return this;
    }

    /** @throws IllegalArgumentException when XML cannot hold a character of the text */
    CanonicalWriter text(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            ensure(5);
            char c = text.charAt(i);
            if (c >= 0x80) {
                i += wide(text, i, c);
            } else if (c > '>' || (c >= ' ' && c != '&' && c != '<' && c != '>')) {
                bytes[size++] = (byte) c;
            } else {
                special(c);
            }
        }
        return this;
    }

    private void special(char c) {
        switch (c) {
            case '&' -> raw(Escape.AMPERSAND);
            case '<' -> raw(Escape.LESS);
            case '>' -> raw(Escape.GREATER);
            case '\r' -> raw(Escape.RETURN);
            case '\t', '\n' -> bytes[size++] = (byte) c;
            default -> throw impossible();
        }
    }

    /** Writes a character beyond ASCII; returns 1 when it took a pair of surrogates. */
    private int wide(String text, int at, char c) {
        if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | (c >> 6));
            bytes[size++] = following(c);
            return 0;
        }
        int codePoint = text.codePointAt(at);
        if (codePoint >= 0x10000) {
            bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
            bytes[size++] = following(codePoint >> 12);
            bytes[size++] = following(codePoint >> 6);
            bytes[size++] = following(codePoint);
            return 1;
        }
        if (Character.isSurrogate(c) || c == 0xFFFE || c == 0xFFFF) {
            throw impossible();
        }
        bytes[size++] = (byte) (0xE0 | (c >> 12));
        bytes[size++] = following(c >> 6);
        bytes[size++] = following(c);
        return 0;
    }

    private static byte following(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private static IllegalArgumentException impossible() {
        return new IllegalArgumentException(
                "a text holds a character that XML cannot; the rules should have refused it");
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Writes what there is and begins anew. */
    void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }

    private static final class Escape {
        static final byte[] AMPERSAND = {'&', 'a', 'm', 'p', ';'};
        static final byte[] LESS = {'&', 'l', 't', ';'};
        static final byte[] GREATER = {'&', 'g', 't', ';'};
        static final byte[] RETURN = {'&', '#', 'x', 'D', ';'};

        private Escape() {}
    }
}

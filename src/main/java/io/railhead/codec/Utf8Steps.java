package io.railhead.codec;

/** Decodes UTF-8 byte by byte, to tell whether it is any, and of characters that XML allows. Not thread-safe. */
final class Utf8Steps {
    private int continuation;
    private int lowest;
    private int codePoint;

    /** Whether a character has begun and not ended. */
    boolean within() {
        return continuation > 0;
    }

    /**
     * Takes the next byte, which is above 127 or comes within a character.
     *
     * @return false when it may not stand there
     */
    boolean accepts(int b) {
        if (continuation > 0) {
            codePoint = (codePoint << 6) | (b & 0x3F);
            continuation--;
            return (b & 0xC0) == 0x80 && (continuation > 0 || allowed());
        }
        if (b >= 0xC2 && b <= 0xDF) {
            return begin(b & 0x1F, 1, 0x80);
        }
        if (b >= 0xE0 && b <= 0xEF) {
            return begin(b & 0x0F, 2, 0x800);
        }
        return b >= 0xF0 && b <= 0xF4 && begin(b & 0x07, 3, 0x10000);
    }

    private boolean begin(int bits, int more, int least) {
        codePoint = bits;
        continuation = more;
        lowest = least;
        return true;
    }

    private boolean allowed() {
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        return codePoint >= lowest && codePoint <= 0x10FFFF && !surrogate && codePoint != 0xFFFE && codePoint != 0xFFFF;
    }
}

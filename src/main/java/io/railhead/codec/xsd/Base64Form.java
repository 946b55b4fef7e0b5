package io.railhead.codec.xsd;

/** Octets written in base 64, with blanks anywhere between. */
final class Base64Form {
    private static final int GROUP = 4;

    private Base64Form() {}

    /** How many octets are written, or -1 when the characters are not base 64. */
    static int octets(char[] value, int length) {
        int characters = 0;
        int padding = 0;
        int last = 0;
        for (int i = 0; i < length; i++) {
            char c = value[i];
            if (Lexical.isSpace(c)) {
                continue;
            }
            characters++;
            if (c == '=') {
                padding++;
                continue;
            }
            last = digit(c);
            if (last < 0 || padding > 0) {
                return -1;
            }
        }
        // bits that the padding leaves without an octet must be none
        boolean stray = (padding == 1 && (last & 0x3) != 0) || (padding == 2 && (last & 0xF) != 0);
        if (characters % GROUP != 0 || padding > 2 || stray) {
            return -1;
        }
        return characters / GROUP * 3 - padding;
    }

    private static int digit(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }
}

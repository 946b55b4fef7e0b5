package io.railhead.signing;

/** Where a byte of UTF-8 may stand as it is in the plain canonical form; looked up, as every byte is asked for. */
final class CharacterKind {
    /** Between tags; bytes of characters beyond ASCII too. */
    static final byte TEXT = 1;

    static final byte NAME_START = 2;
    static final byte NAME_PART = 4;
    /** In an attribute's value. */
    static final byte VALUE = 8;
    /** In the namespaces of ISO 20022. */
    static final byte URI = 16;

    private static final byte[] KINDS = kinds();

    private CharacterKind() {}

    static boolean is(byte octet, byte kind) {
        return (KINDS[octet & 0xFF] & kind) != 0;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int c = 0; c < kinds.length; c++) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            boolean text = (c >= ' ' || c == '\t' || c == '\n') && c != '&' && c != '<' && c != '>';
            boolean part = letter || digit || c == '_' || c == '-' || c == '.';
            kinds[c] = (byte) ((text ? TEXT : 0)
                    | (letter || c == '_' ? NAME_START : 0)
                    | (part ? NAME_PART : 0)
                    | (text && c >= ' ' && c < 0x7F && c != '"' ? VALUE : 0)
                    | (letter || digit || c == '.' || c == ':' ? URI : 0));
        }
        return kinds;
    }
}

package io.railhead.signing;

/** Looks at markup before any parser does, so that it does not matter how a parser treats what is refused here. */
final class Markup {
    private Markup() {}

    /**
     * Whether the bytes hold anything that starts with {@code <!} or {@code <?}: a declaration, a DOCTYPE, a
     * comment, a CDATA section or a processing instruction. In XML that has none of these the two bytes
     * cannot stand together, as {@code <} is escaped in text and attributes. Also true unless the first byte
     * is {@code <} and no byte is zero, so for every encoding but UTF-8 and its subset ASCII.
     */
    static boolean hasMoreThanElements(byte[] message) {
        if (message.length == 0 || message[0] != '<') {
            return true;
        }
        for (int i = 0; i < message.length; i++) {
            boolean special =
                    message[i] == '<' && i + 1 < message.length && (message[i + 1] == '!' || message[i + 1] == '?');
            if (special || message[i] == 0) {
                return true;
            }
        }
        return false;
    }
}

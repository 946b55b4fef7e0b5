package io.railhead.message;

/**
 * A versioned ISO 20022 message definition, such as {@code pacs.008.001.08}.
 *
 * @param name business area, message, variant and version, separated by dots
 */
public record Definition(String name) {
    /** Letters and digits stand for any of their kind. Asked of every message, so not a regular expression. */
    private static final String FORM = "aaaa.000.000.00";

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";

    public Definition {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a message definition: " + name);
        }
    }

    /** Whether a text is the name of a definition. */
    public static boolean isName(String text) {
        boolean formed = text.length() == FORM.length();
        for (int i = 0; formed && i < FORM.length(); i++) {
            char c = text.charAt(i);
            formed = switch (FORM.charAt(i)) {
                case 'a' -> c >= 'a' && c <= 'z';
                case '0' -> c >= '0' && c <= '9';
                default -> c == '.';
            };
        }
        return formed;
    }

    /** Whether an XML namespace stands for a definition, to the last character. */
    public static boolean isNamespace(String namespace) {
        return claimsNamespace(namespace) && isName(namespace.substring(NAMESPACE.length()));
    }

    /** Whether a namespace begins as those of definitions do, whether or not it goes on as one. */
    public static boolean claimsNamespace(String namespace) {
        return namespace.startsWith(NAMESPACE);
    }

    /** The definition that an XML namespace stands for. */
    public static Definition ofNamespace(String namespace) {
        return new Definition(namespace.substring(NAMESPACE.length()));
    }

    /** The XML namespace of the definition's schema. */
    public String namespace() {
        return NAMESPACE + name;
    }

    /** The message without variant and version: {@code pacs.008}. */
    public String message() {
        return name.substring(0, 8);
    }

    @Override
    public String toString() {
        return name;
    }
}

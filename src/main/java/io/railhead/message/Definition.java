package io.railhead.message;

import java.util.regex.Pattern;

/**
 * A versioned ISO 20022 message definition, such as {@code pacs.008.001.08}.
 *
 * @param name business area, message, variant and version, separated by dots
 */
public record Definition(String name) {
    private static final Pattern FORM = Pattern.compile("[a-z]{4}\\.\\d{3}\\.\\d{3}\\.\\d{2}");
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";

    public Definition {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("not a message definition: " + name);
        }
    }

    /** Whether a text is the name of a definition. */
    public static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    public static boolean isNamespace(String namespace) {
        return namespace.startsWith(NAMESPACE)
                && FORM.matcher(namespace.substring(NAMESPACE.length())).matches();
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

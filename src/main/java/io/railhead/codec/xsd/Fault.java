package io.railhead.codec.xsd;

import java.util.List;

/**
 * A rule of a schema that a message breaks.
 *
 * @param code stable, begins with {@code XSD-}
 * @param text a plain sentence that never repeats a value
 */
public record Fault(String code, String text) {
    private static final int NAMES_SHOWN = 12;

    static Fault pattern(String pattern) {
        return new Fault("XSD-PATTERN", "The value must match the pattern " + pattern + ".");
    }

    static Fault notOneOf(List<String> values) {
        return new Fault("XSD-ENUM", "The value must be one of " + shown(values) + ".");
    }

    static Fault tooLong(int length, int most) {
        return new Fault("XSD-LENGTH", "The value has " + length + " characters, at most " + most + " are allowed.");
    }

    static Fault tooShort(int length, int least) {
        return new Fault("XSD-LENGTH", "The value has " + length + " characters, at least " + least + " are needed.");
    }

    static Fault otherLength(int length, int exact) {
        return new Fault("XSD-LENGTH", "The value has " + length + " characters, it must have " + exact + ".");
    }

    static Fault form(String type) {
        return new Fault("XSD-VALUE", "The value is not a valid " + type + ".");
    }

    static Fault totalDigits(int most) {
        return new Fault("XSD-VALUE", "The number has more digits than the " + most + " allowed.");
    }

    static Fault fractionDigits(int most) {
        return new Fault("XSD-VALUE", "The number has more digits than the " + most + " allowed after the point.");
    }

    static Fault beyond(String limit) {
        return new Fault("XSD-VALUE", "The value is beyond the limit " + limit + ".");
    }

    /** An element that may not stand where it does. */
    public static Fault unexpected(List<String> expected) {
        return new Fault(
                "XSD-UNEXPECTED",
                expected.isEmpty()
                        ? "This element may not stand here; nothing more is expected."
                        : "This element may not stand here; expected is " + shown(expected) + ".");
    }

    /** An element that ends too early. */
    public static Fault incomplete(List<String> expected) {
        return new Fault("XSD-MISSING", "This element is not complete: " + shown(expected) + " is missing.");
    }

    public static Fault attributeMissing(String name) {
        return new Fault("XSD-MISSING", "The attribute " + name + " is missing.");
    }

    public static Fault attributeUnknown() {
        return new Fault("XSD-UNEXPECTED", "This element has an attribute that it may not have.");
    }

    public static Fault textAmongElements() {
        return new Fault("XSD-UNEXPECTED", "Text may not stand here, only elements.");
    }

    public static Fault elementInText() {
        return new Fault("XSD-UNEXPECTED", "This element holds text only, no elements.");
    }

    public static Fault unknownRoot() {
        return new Fault("XSD-UNEXPECTED", "The schema knows no such element at the root.");
    }

    public static Fault schemaLocation() {
        return form("anyURI");
    }

    private static String shown(List<String> names) {
        String joined = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
        return names.size() > NAMES_SHOWN ? joined + " and others" : joined;
    }
}

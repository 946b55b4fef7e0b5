package io.railhead.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/**
 * Puts the findings of Java's schema validator into our codes and sentences. Its messages begin with the key
 * of the rule that was broken and may repeat the value; only what stands behind the value is taken from them:
 * the facet, a length, the names that were expected.
 */
final class SchemaMessages {
    private static final Pattern EXPECTED = Pattern.compile("(?:\"[^\"]*\":)?([\\p{L}_][\\p{L}\\p{N}._-]*)");
    private static final int NAMES_SHOWN = 12;

    private SchemaMessages() {}

    /** What a finding means, or null when it only repeats the one before in other words. */
    static @Nullable SchemaError translate(SAXParseException finding, String path) {
        String message = String.valueOf(finding.getMessage());
        int colon = message.indexOf(':');
        String key = colon < 0 ? "" : message.substring(0, colon).strip();
        List<String> quoted = lastQuoted(message);
        return switch (key) {
            case "cvc-type.3.1.3", "cvc-attribute.3", "cvc-complex-type.2.2" -> null;
            case "cvc-pattern-valid" ->
                error(finding, path, "XSD-PATTERN", "The value must match the pattern " + at(quoted, 1) + ".");
            case "cvc-enumeration-valid" ->
                error(finding, path, "XSD-ENUM", "The value must be one of " + list(at(quoted, 0)) + ".");
            case "cvc-maxLength-valid" ->
                error(
                        finding,
                        path,
                        "XSD-LENGTH",
                        "The value has " + at(quoted, 2) + " characters, at most " + at(quoted, 1) + " are allowed.");
            case "cvc-minLength-valid" ->
                error(
                        finding,
                        path,
                        "XSD-LENGTH",
                        "The value has " + at(quoted, 2) + " characters, at least " + at(quoted, 1) + " are needed.");
            case "cvc-length-valid" ->
                error(
                        finding,
                        path,
                        "XSD-LENGTH",
                        "The value has " + at(quoted, 2) + " characters, it must have " + at(quoted, 1) + ".");
            case "cvc-complex-type.2.4.b", "cvc-complex-type.2.4.i", "cvc-complex-type.2.4.j" ->
                error(
                        finding,
                        path,
                        "XSD-MISSING",
                        "This element is not complete: " + expected(message) + " is missing.");
            case "cvc-complex-type.2.4.a", "cvc-complex-type.2.4.g", "cvc-complex-type.2.4.h" ->
                error(
                        finding,
                        path,
                        "XSD-UNEXPECTED",
                        "This element may not stand here; expected is " + expected(message) + ".");
            case "cvc-complex-type.2.4.d", "cvc-complex-type.2.4.c" ->
                error(finding, path, "XSD-UNEXPECTED", "This element may not stand here; nothing more is expected.");
            case "cvc-complex-type.2.4.e", "cvc-complex-type.2.4.f" ->
                error(finding, path, "XSD-UNEXPECTED", "This element occurs more often than it may.");
            case "cvc-complex-type.2.1", "cvc-complex-type.2.3" ->
                error(finding, path, "XSD-UNEXPECTED", "Text may not stand here, only elements.");
            case "cvc-complex-type.4" ->
                error(finding, path, "XSD-MISSING", "The attribute " + afterKey(message) + " is missing.");
            case "cvc-complex-type.3.2.1",
                    "cvc-complex-type.3.2.2",
                    "cvc-type.3.1.1",
                    "cvc-elt.3.1",
                    "cvc-elt.4.2",
                    "cvc-elt.4.3" ->
                error(finding, path, "XSD-UNEXPECTED", "This element has an attribute that it may not have.");
            case "cvc-type.3.1.2" ->
                error(finding, path, "XSD-UNEXPECTED", "This element holds text only, no elements.");
            case "cvc-elt.1.a", "cvc-elt.1", "cvc-elt.1.b" ->
                error(finding, path, "XSD-UNEXPECTED", "The schema knows no such element at the root.");
            case "cvc-datatype-valid.1.2.1" ->
                error(finding, path, "XSD-VALUE", "The value is not a valid " + at(quoted, 0) + ".");
            case "cvc-fractionDigits-valid", "cvc-totalDigits-valid" ->
                error(
                        finding,
                        path,
                        "XSD-VALUE",
                        "The number has more digits than the " + lastNumber(message) + " allowed"
                                + (key.startsWith("cvc-f") ? " after the point." : "."));
            case "cvc-minInclusive-valid",
                    "cvc-minExclusive-valid",
                    "cvc-maxInclusive-valid",
                    "cvc-maxExclusive-valid" ->
                error(finding, path, "XSD-VALUE", "The value is beyond the limit " + at(quoted, 1) + ".");
            default -> error(finding, path, "XSD-VALUE", "The schema's rule " + ruleName(key) + " is broken here.");
        };
    }

    private static SchemaError error(SAXParseException finding, String path, String code, String text) {
        return new SchemaError(code, finding.getLineNumber(), finding.getColumnNumber(), path, text);
    }

    /** Quoted pieces from the end of the message on, the last first; the value stands before them all. */
    private static List<String> lastQuoted(String message) {
        List<String> found = new ArrayList<>(3);
        int close = message.lastIndexOf('\'');
        while (close > 0 && found.size() < 3) {
            int open = message.lastIndexOf('\'', close - 1);
            if (open < 0) {
                break;
            }
            found.add(message.substring(open + 1, close));
            close = message.lastIndexOf('\'', open - 1);
        }
        return found;
    }

    private static String at(List<String> quoted, int index) {
        return index < quoted.size() ? quoted.get(index) : "of its type";
    }

    private static String list(String bracketed) {
        String[] values = bracketed.replace("[", "").replace("]", "").split(",\\s*", -1);
        return shown(List.of(values));
    }

    private static String expected(String message) {
        int open = message.lastIndexOf('{');
        int close = message.lastIndexOf('}');
        if (open < 0 || close < open) {
            return "another element";
        }
        Matcher names = EXPECTED.matcher(message.substring(open + 1, close));
        List<String> found = names.results().map(name -> name.group(1)).toList();
        return shown(found);
    }

    private static String shown(List<String> names) {
        String joined = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return names.size() > NAMES_SHOWN ? joined + " and others" : joined;
    }

    private static String afterKey(String message) {
        Matcher quoted = Pattern.compile("'([A-Za-z0-9_.:-]{1,64})'").matcher(message);
        return quoted.find() ? quoted.group(1) : "it needs";
    }

    private static String lastNumber(String message) {
        Matcher numbers = Pattern.compile("(\\d+)\\D*$").matcher(message);
        return numbers.find() ? numbers.group(1) : "digits";
    }

    private static String ruleName(String key) {
        return key.matches("[a-zA-Z0-9._-]{1,40}") ? key.toLowerCase(Locale.ROOT) : "for this element";
    }
}

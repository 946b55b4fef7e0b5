package io.railhead.codec;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * XML names of ISO 20022 in whole words: {@code OrgnlTxRef} is an original transaction reference. The standard makes its
 * names of a fixed list of abbreviations, so a table of these serves every message. Thread-safe.
 */
final class BusinessWords {
    private static final Map<String, String> WORDS = Outlines.table("words.tsv");

    /** Before each capital behind a small letter or digit, and before the last of several capitals. */
    private static final Pattern BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private static final int LONGEST = 64;

    private BusinessWords() {}

    /** The name in words; what the table does not know stands as it is. */
    static String of(String name) {
        String whole = WORDS.get(name);
        if (whole != null || name.length() > LONGEST) {
            return whole == null ? name : whole;
        }
        StringBuilder words = new StringBuilder();
        for (String piece : BOUNDARY.split(name, -1)) {
            words.append(words.isEmpty() ? "" : " ").append(word(piece));
        }
        return words.toString().replace("inter bank", "interbank");
    }

    private static String word(String piece) {
        String known = WORDS.get(piece);
        if (known != null) {
            return known;
        }
        boolean acronym = piece.length() > 1 && piece.equals(piece.toUpperCase(Locale.ROOT));
        return acronym ? piece : piece.toLowerCase(Locale.ROOT);
    }
}

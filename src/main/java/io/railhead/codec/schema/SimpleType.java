package io.railhead.codec.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * A simple type of the ISO 20022 data dictionary.
 *
 * @param base the built-in type that it restricts
 * @param facets the restrictions, in the order in which they are written; none for a plain renaming
 */
record SimpleType(Base base, List<Facet> facets) {
    private static final String PATTERN = " pattern=";

    /** One restriction by its XML schema name, such as {@code maxLength} 35. */
    record Facet(String name, String value) {}

    SimpleType {
        facets = List.copyOf(facets);
    }

    /**
     * Reads the form that the table has: {@code string length=1..35}, {@code decimal digits=18 fraction=5 min=0},
     * {@code string pattern=[A-Z]{2,2}}. A pattern comes last, for it may hold blanks.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    static SimpleType parse(String text) {
        int pattern = text.indexOf(PATTERN);
        String[] words = (pattern < 0 ? text : text.substring(0, pattern)).split(" ", -1);
        Base base = Base.ofXsd(words[0]).orElseThrow(() -> new IllegalArgumentException("no base type " + words[0]));
        List<Facet> facets = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            addFacets(words[i], facets);
        }
        if (pattern >= 0) {
            facets.add(new Facet("pattern", text.substring(pattern + PATTERN.length())));
        }
        return new SimpleType(base, facets);
    }

    private static void addFacets(String word, List<Facet> facets) {
        int sign = word.indexOf('=');
        String key = word.substring(0, Math.max(sign, 0));
        String value = word.substring(sign + 1);
        switch (key) {
            case "length" -> {
                int dots = value.indexOf("..");
                if (dots < 0) {
                    throw new IllegalArgumentException("a length is written MIN..MAX, not " + value);
                }
                facets.add(new Facet("minLength", number(value.substring(0, dots))));
                facets.add(new Facet("maxLength", number(value.substring(dots + 2))));
            }
            case "digits" -> facets.add(new Facet("totalDigits", number(value)));
            case "fraction" -> facets.add(new Facet("fractionDigits", number(value)));
            case "min" -> facets.add(new Facet("minInclusive", number(value)));
            default -> throw new IllegalArgumentException("no such restriction: " + word);
        }
    }

    private static String number(String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a whole number: " + value);
        }
        return value;
    }
}

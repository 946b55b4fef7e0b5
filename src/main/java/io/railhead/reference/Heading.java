package io.railhead.reference;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a table says of itself in comments at its top, like {@code # version: 2026-11}.
 *
 * @param validFrom the first day on which it holds
 * @param source where its facts come from
 * @param sha256 digest of the file that was imported, lower-case hex; null for what comes with the program
 * @param imported when, in ISO 8601; null for what comes with the program
 */
public record Heading(
        Kind kind,
        String version,
        LocalDate validFrom,
        String source,
        @Nullable String sha256,
        @Nullable String imported) {
    /** The end of what an import writes above the file it was given. */
    static final String END = "# ---";

    private static final String KIND = "kind";
    private static final String VERSION = "version";
    private static final String VALID_FROM = "valid-from";
    private static final String SOURCE = "source";
    private static final String SHA256 = "sha256";
    private static final String IMPORTED = "imported";
    private static final Set<String> KEYS = Set.of(KIND, VERSION, VALID_FROM, SOURCE, SHA256, IMPORTED);

    /** The values at the top of a text, by key; the first of a key counts. */
    static Map<String, String> values(String text) {
        Map<String, String> values = new HashMap<>();
        for (String line : text.lines().takeWhile(each -> each.startsWith("#")).toList()) {
            int colon = line.indexOf(':');
            String key = colon < 0 ? "" : line.substring(1, colon).strip();
            if (KEYS.contains(key)) {
                values.putIfAbsent(key, line.substring(colon + 1).strip());
            }
        }
        return values;
    }

    /** Reads the top of a file that is in use. */
    static Heading read(Kind kind, String file, String text) throws UnusableTable {
        Map<String, String> values = values(text);
        for (String key : List.of(KIND, VERSION, VALID_FROM, SOURCE)) {
            if (!values.containsKey(key)) {
                throw UnusableTable.of(
                        file, 1, "its top does not say its " + key + ", in a line like '# " + key + ": …'");
            }
        }
        if (!kind.written().equals(values.get(KIND))) {
            throw UnusableTable.of(file, 1, "it says it is " + values.get(KIND) + ", and lies among " + kind.written());
        }
        LocalDate from = date(values.getOrDefault(VALID_FROM, ""));
        if (from == null) {
            throw UnusableTable.of(file, 1, "its valid-from is no date like 2026-01-31");
        }
        return new Heading(
                kind,
                values.getOrDefault(VERSION, ""),
                from,
                values.getOrDefault(SOURCE, ""),
                values.get(SHA256),
                values.get(IMPORTED));
    }

    /** A day written like 2026-01-31, or null. */
    static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notOne) {
            return null;
        }
    }

    /** As it is written above an imported file, line ends included. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("# Imported by railhead; what is below the last line of this top is the file as it was given.");
        line(lines, KIND, kind.written());
        line(lines, VERSION, version);
        line(lines, VALID_FROM, validFrom.toString());
        line(lines, SOURCE, source);
        line(lines, SHA256, sha256);
        line(lines, IMPORTED, imported);
        lines.add(END);
        return String.join("\n", lines) + "\n";
    }

    /** A value is one line: what somebody typed must not become a line of another meaning. */
    private static void line(List<String> lines, String key, @Nullable String value) {
        if (value != null) {
            lines.add("# " + key + ": " + value.replaceAll("\\p{Cntrl}+", " ").strip());
        }
    }
}

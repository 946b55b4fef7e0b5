package io.railhead.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The table of attacks: one part for each door, made by the test of that door out of what it saw. With
 * {@code -Drailhead.regenerate=true} the test writes its part, otherwise it compares.
 */
public final class AttackPage {
    static final Path PAGE = Path.of("docs/assurance/attack-vectors.md");
    private static final String HEAD = "| vector | here | expected | seen | security events |\n|---|---|---|---|---|\n";

    private AttackPage() {}

    /** Every vector is a test of its own name; the last one holds the page against all of them. */
    public static Stream<DynamicTest> tests(String door, List<Vector> catalogue, Map<String, Vector.Outcome> seen) {
        Stream<DynamicTest> each = catalogue.stream()
                .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> check(vector, seen.get(vector.name()))));
        return Stream.concat(
                each,
                Stream.of(
                        DynamicTest.dynamicTest(
                                "every attack that is made is in the catalogue",
                                () -> assertEquals(
                                        seen.keySet(),
                                        catalogue.stream().map(Vector::name).collect(Collectors.toSet()))),
                        DynamicTest.dynamicTest("the page says so", () -> check(door, lines(catalogue, seen)))));
    }

    private static void check(Vector vector, Vector.Outcome outcome) {
        assertTrue(outcome != null, "this attack was never made");
        assertEquals(vector.expected(), outcome.seen());
        assertEquals(vector.events(), outcome.events(), "security events");
    }

    private static String lines(List<Vector> catalogue, Map<String, Vector.Outcome> seen) {
        return HEAD
                + catalogue.stream()
                        .filter(vector -> seen.containsKey(vector.name()))
                        .map(vector -> new Vector.Line(vector, seen.get(vector.name())).text() + "\n")
                        .collect(Collectors.joining());
    }

    /** Holds the text under a heading against what it should be. */
    static void check(String door, String table) {
        try {
            String page = Files.readString(PAGE);
            String heading = "\n## " + door + "\n";
            int begin = page.indexOf("\n|", page.indexOf(heading)) + 1;
            assertTrue(page.contains(heading) && begin > 0, PAGE + " has no table under " + door);
            int blank = page.indexOf("\n\n", begin);
            int end = blank < 0 ? page.length() : blank + 1;
            if (Boolean.getBoolean("railhead.regenerate")) {
                Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
                return;
            }
            assertEquals(
                    table,
                    page.substring(begin, end),
                    PAGE + ", " + door + ", is older than the code; run with -Drailhead.regenerate=true");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

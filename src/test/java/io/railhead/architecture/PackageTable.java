package io.railhead.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The two tables of {@code docs/architecture.md}: our packages in their order, and who may use which library.
 *
 * @param rooms for each package, in the page's order, those of ours that it may import
 */
record PackageTable(Map<String, Set<String>> rooms, List<Library> libraries) {
    static final Path PAGE = Path.of("docs/architecture.md");

    private static final String ALL_ABOVE = "all above";
    private static final String NONE = "none";
    private static final String ANYWHERE = "anywhere";

    /**
     * A library.
     *
     * @param prefixes its packages, each with all below it
     * @param owners our packages that may use it; empty when all may
     */
    record Library(String name, List<String> prefixes, Set<String> owners) {
        boolean anywhere() {
            return owners.isEmpty();
        }

        /** Length of the prefix that holds a package, or -1. */
        int holds(String packageName) {
            return prefixes.stream()
                    .filter(prefix -> packageName.equals(prefix) || packageName.startsWith(prefix + "."))
                    .mapToInt(String::length)
                    .max()
                    .orElse(-1);
        }
    }

    static PackageTable read() throws IOException {
        return of(Files.readAllLines(PAGE, StandardCharsets.UTF_8));
    }

    static PackageTable of(List<String> page) {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        for (List<String> row : MarkdownTable.below("## Packages", page).rows()) {
            String name = MarkdownTable.code(row.get(0)).getFirst();
            rooms.put(name, row.get(2).equals(ALL_ABOVE) ? Set.copyOf(rooms.keySet()) : named(row.get(2), NONE));
        }
        List<Library> libraries = MarkdownTable.below("## Libraries", page).rows().stream()
                .map(row -> new Library(row.get(0), MarkdownTable.code(row.get(1)), named(row.get(2), ANYWHERE)))
                .toList();
        return new PackageTable(rooms, libraries);
    }

    private static Set<String> named(String cell, String wordForNothing) {
        Set<String> names = Set.copyOf(MarkdownTable.code(cell));
        if (names.isEmpty() && !cell.equals(wordForNothing)) {
            throw new IllegalArgumentException(
                    "a cell names no package and does not say " + wordForNothing + ": " + cell);
        }
        return names;
    }

    /** The library with the longest prefix that holds a package, if any does. */
    List<Library> libraryOf(String packageName) {
        Library best = null;
        for (Library library : libraries) {
            if (library.holds(packageName) > (best == null ? -1 : best.holds(packageName))) {
                best = library;
            }
        }
        return best == null ? List.of() : List.of(best);
    }
}

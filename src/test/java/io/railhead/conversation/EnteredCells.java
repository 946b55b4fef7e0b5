package io.railhead.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The list of cells of the state machine that conversations enter; the page of payment states marks all others. What
 * happens around a kill depends on the moment, so conversations that kill or stop the program add nothing. Thread-safe.
 */
final class EnteredCells {
    static final Path FILE = Script.FOLDER.resolve("entered-cells.txt");

    private final Set<String> cells = new TreeSet<>();

    synchronized void add(Collection<String> entered) {
        cells.addAll(entered);
    }

    /** Cells that the file claims and nobody entered. */
    synchronized Set<String> missing() {
        Set<String> missing = new TreeSet<>(listed());
        missing.removeAll(cells);
        return missing;
    }

    private static Set<String> listed() {
        if (!Files.exists(FILE)) {
            return Set.of();
        }
        try {
            return Files.readAllLines(FILE, StandardCharsets.UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    synchronized void write() {
        String head = """
                # Cells of the state machine that conversations enter, written by the runner with
                # -Drailhead.regenerate=true. Each line is a state and an event.
                """;
        try {
            Files.writeString(FILE, head + String.join("\n", cells) + "\n", StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

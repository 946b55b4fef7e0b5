package io.railhead.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The outlines that we have, by message. Each is read once, when first needed. Thread-safe. */
final class Outlines {
    private static final String FOLDER = "outlines/";
    private static final ConcurrentHashMap<String, Optional<Outline>> READ = new ConcurrentHashMap<>();

    private Outlines() {}

    /** The messages that have one, like {@code pacs.008}. */
    static List<String> messages() {
        return lines("index.txt").orElseThrow();
    }

    /** The outline of a message; none where the index does not name it, so that strangers cannot fill memory. */
    static Optional<Outline> find(String message) {
        return messages().contains(message)
                ? READ.computeIfAbsent(message, name -> lines(name + ".outline").map(Outline::parse))
                : Optional.empty();
    }

    /** A table of two columns that are divided by a tab. */
    static Map<String, String> table(String file) {
        Map<String, String> table = new HashMap<>();
        for (String line : lines(file).orElseThrow()) {
            int tab = line.indexOf('\t');
            table.put(line.substring(0, tab), line.substring(tab + 1));
        }
        return Map.copyOf(table);
    }

    private static Optional<List<String>> lines(String file) {
        try (InputStream in = Outlines.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FOLDER + file + " cannot be read", unreadable);
        }
    }
}

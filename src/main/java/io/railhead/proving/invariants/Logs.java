package io.railhead.proving.invariants;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the processes have written to their logs since the last look. For one thread. */
public final class Logs {
    /** The accounts and names of the load, see {@code Instructions}. */
    private static final Pattern ACCOUNT = Pattern.compile("GB\\d\\dNWBK\\d{14}|202959\\W?10000\\d{3}");

    private static final Pattern NAME = Pattern.compile("Throughput Ltd|Payee [0-9A-Z]{3,}");
    /** What a demo suggests to people to try, with an account that is nobody's. */
    private static final String EXAMPLE = "./railhead pay --port ";

    private static final String SCHEME = "simulator";
    private static final Pattern REFUSED = Pattern.compile("message \\S+ refused: |not answered: ");

    private final List<Path> places;
    /** Kept, for a line is read once. */
    private final Set<Violation> found = new LinkedHashSet<>();

    private final Map<Path, Long> read = new HashMap<>();

    /** @param places log files, and folders of which every file is one */
    public Logs(List<Path> places) {
        this.places = List.copyOf(places);
    }

    /** I11: what only payments, key holders and token holders may know. */
    static List<Violation> canaries(String name, Evidence evidence) throws IOException {
        evidence.logs().look(evidence.secrets());
        return evidence.logs().found.stream()
                .filter(it -> it.invariant().equals(name))
                .toList();
    }

    /** I14: the scheme says so in its log when a message is not signed as it must be. */
    static List<Violation> refusedByTheScheme(String name, Evidence evidence) throws IOException {
        evidence.logs().look(evidence.secrets());
        return evidence.logs().found.stream()
                .filter(it -> it.invariant().equals(name))
                .toList();
    }

    private void look(List<String> secrets) throws IOException {
        for (Map.Entry<Path, List<String>> file : news().entrySet()) {
            String place = Evidence.name(file.getKey());
            boolean ofTheScheme = place.startsWith(SCHEME);
            for (String line : file.getValue()) {
                if (line.contains(EXAMPLE)) {
                    continue;
                }
                if (ACCOUNT.matcher(line).find() || NAME.matcher(line).find() || holdsAny(line, secrets)) {
                    found.add(new Violation(
                            "I11", place, "a line of " + line.length() + " characters holds what it must not"));
                }
                if (ofTheScheme && REFUSED.matcher(line).find()) {
                    found.add(new Violation("I14", place, line.strip()));
                }
            }
        }
    }

    private static boolean holdsAny(String line, List<String> secrets) {
        // What was meant for scripts is printed by the demo on purpose, once, on a line of its own.
        return !line.startsWith("TOKEN ") && secrets.stream().anyMatch(line::contains);
    }

    /** New text by file, whole lines alone. */
    private Map<Path, List<String>> news() throws IOException {
        Map<Path, List<String>> news = new TreeMap<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.list(place)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        news.put(file, readOn(file));
                    }
                }
            } else if (Files.exists(place)) {
                news.put(place, readOn(place));
            }
        }
        return news;
    }

    private List<String> readOn(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.min(read.getOrDefault(file, 0L), open.length());
            byte[] bytes = new byte[(int) Math.min(open.length() - from, 64 << 20)];
            open.seek(from);
            open.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            read.put(file, from + end);
            return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
        }
    }
}

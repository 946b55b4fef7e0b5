package io.railhead.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What stands behind the {@code postmaster.pid} of a cluster. A gateway that was killed leaves its database
 * running; it must be stopped before the next start. But process numbers are used again, so a number in a file
 * is no proof: only a process whose program is {@code postgres}, started for this very directory, is ours.
 */
sealed interface Postmaster {

    /** No file, or nobody lives under the number in it. */
    record None() implements Postmaster {}

    /** The server of this cluster. */
    record Running(long pid) implements Postmaster {}

    /** The number belongs to another program by now; the file is left over from a crash of the machine. */
    record Stranger(long pid) implements Postmaster {}

    /** Looks at the file and the process. */
    static Postmaster of(Path cluster) {
        Path file = fileOf(cluster);
        try {
            if (!Files.exists(file)) {
                return new None();
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            long pid = lines.isEmpty() ? 0 : number(lines.getFirst());
            if (pid <= 0 || ProcessHandle.of(pid).isEmpty()) {
                return new None();
            }
            boolean ours = lines.size() > 1 && isSame(cluster, lines.get(1)) && serves(pid, cluster);
            return ours ? new Running(pid) : new Stranger(pid);
        } catch (IOException e) {
            if (!Files.exists(file)) {
                return new None();
            }
            throw new UncheckedIOException("Reading " + file + " or the process it names failed", e);
        }
    }

    /** The file in which PostgreSQL notes its process. */
    static Path fileOf(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    private static boolean serves(long pid, Path cluster) throws IOException {
        Path commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
        if (!Files.exists(commandLine)) {
            return false;
        }
        // A dead process that nobody has collected has an empty command line: not ours to stop.
        List<String> words =
                List.of(Files.readString(commandLine, StandardCharsets.UTF_8).split("\0", -1));
        int directory = words.indexOf("-D") + 1;
        return words.getFirst().endsWith("/postgres")
                && directory > 0
                && directory < words.size()
                && isSame(cluster, words.get(directory));
    }

    private static boolean isSame(Path cluster, String other) throws IOException {
        Path path = Path.of(other);
        return Files.exists(path) && Files.isSameFile(cluster, path);
    }

    /** PostgreSQL writes a negative number for a stand-alone backend; it is no server of ours either. */
    private static long number(String line) {
        try {
            return Long.parseLong(line.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

package io.railhead.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Stops the database that a killed program leaves behind in its data directory. */
final class OrphanDatabase {
    private static final String PID_FILE = "postmaster.pid";
    private static final long SECONDS = 20;

    private OrphanDatabase() {}

    static void stop(Path data) {
        servers(data).forEach(OrphanDatabase::end);
    }

    static boolean isRunning(Path data) {
        return !servers(data).isEmpty();
    }

    private static List<ProcessHandle> servers(Path data) {
        Path folder = data.resolve("postgres");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            List<ProcessHandle> servers = new ArrayList<>();
            for (Path file : files.filter(each -> each.endsWith(PID_FILE)).toList()) {
                server(file).ifPresent(servers::add);
            }
            return servers;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A number in a file proves nothing: the process must be one that was started for this directory. */
    private static Optional<ProcessHandle> server(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
        Path commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
        if (pid <= 0 || !Files.exists(commandLine)) {
            return Optional.empty();
        }
        String command = Files.readString(commandLine, StandardCharsets.UTF_8);
        String cluster = pidFile.resolveSibling("").toAbsolutePath().normalize().toString();
        return command.contains("postgres") && command.contains(cluster) ? ProcessHandle.of(pid) : Optional.empty();
    }

    private static void end(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            server.destroyForcibly();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}

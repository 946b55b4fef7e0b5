package io.railhead.app.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs a short program and waits for its end. Programs bring their own time limits. */
final class Command {
    /** What running a program gives when it cannot even be started, as shells have it. */
    private static final int NOT_FOUND = 127;

    /**
     * A server process gives what a transaction took back to the kernel at its end, and has the same pages cleared and
     * mapped again for the next one; it is to keep some, in bytes. Read by the C library, nothing else knows them.
     */
    private static final Map<String, String> KEPT_MEMORY = Map.of(
            "MALLOC_TOP_PAD_", "1048576", "MALLOC_TRIM_THRESHOLD_", "33554432", "MALLOC_MMAP_THRESHOLD_", "16777216");

    private Command() {}

    /** @param output what the program said, both streams */
    record Result(int code, String output) {}

    /** Runs in a bare environment: variables such as PGHOST or PGOPTIONS of the caller's shell must not count. */
    static Result run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", "C");
        environment.putAll(KEPT_MEMORY);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (InputStream output = process.getInputStream()) {
                String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                return new Result(process.waitFor(), said.strip());
            }
        } catch (IOException e) {
            return new Result(NOT_FOUND, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command.getFirst(), e);
        }
    }
}

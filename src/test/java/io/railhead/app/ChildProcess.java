package io.railhead.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of a test's, and what it has printed so far. */
final class ChildProcess implements AutoCloseable {
    private static final int SECONDS_TO_STOP = 60;

    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** A main class out of this test's own class path. */
    static ChildProcess ofClass(Path output, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(java(), "-Xmx256m", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return start(output, command, Map.of());
    }

    /** The packaged program. */
    static ChildProcess ofProgram(Path output, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "@target/quarkus-app/jvm.options",
                "-jar",
                System.getProperty("railhead.program", "target/quarkus-app/railhead.jar")));
        command.addAll(arguments);
        return start(output, command, environment);
    }

    private static ChildProcess start(Path output, List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RAILHEAD_"));
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start(), output);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Waits for a line that holds this, and gives what follows it. */
    String await(String word, int seconds) throws IOException, InterruptedException {
        for (int i = 0; i < seconds * 10; i++) {
            Optional<String> line =
                    lines().stream().filter(it -> it.contains(word)).findFirst();
            if (line.isPresent()) {
                return line.get()
                        .substring(line.get().indexOf(word) + word.length())
                        .strip();
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no line with " + word + ":\n" + String.join("\n", lines()));
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(output);
    }

    int exit(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill} does. */
    void terminate() throws InterruptedException {
        process.toHandle().destroy();
        process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            terminate();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}

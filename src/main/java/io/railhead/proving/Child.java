package io.railhead.proving;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process that was started for a measurement. What it prints goes to a file; the lines that are meant for
 * scripts, a word in capitals and a value, are kept. Thread-safe.
 */
public final class Child implements AutoCloseable {
    private static final Duration TO_STOP = Duration.ofSeconds(60);

    private final String name;
    private final Process process;
    private final Path log;
    private final String lastWord;
    private final Map<String, String> said = new ConcurrentHashMap<>();
    private final CountDownLatch readyOrOver = new CountDownLatch(1);

    private Child(String name, Process process, Path log, String lastWord) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.lastWord = lastWord;
    }

    /**
     * @param lastWord the first word of the line that says that it is ready
     * @param atMost how long it may take until then
     */
    public static Child start(String name, List<String> command, Path log, String lastWord, Duration atMost)
            throws IOException, InterruptedException {
        Child child = launch(name, command, log, lastWord);
        child.awaitReady(atMost);
        return child;
    }

    /**
     * Waits until it says that it is ready.
     *
     * @throws IOException when it does not within that time; it is stopped then
     */
    public void awaitReady(Duration atMost) throws IOException, InterruptedException {
        if (!readyOrOver.await(atMost.toMillis(), TimeUnit.MILLISECONDS) || !said.containsKey(lastWord)) {
            close();
            throw new IOException("the " + name + " did not become ready; what it said is in " + log);
        }
    }

    /** The same without waiting until it is ready. */
    public static Child launch(String name, List<String> command, Path log, String lastWord) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Child child = new Child(name, process, log, lastWord);
        Thread.ofPlatform().daemon().name("output of " + name).start(child::listen);
        return child;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.println(line);
                copy.flush();
                keep(line);
            }
        } catch (IOException over) {
            // Stopping a process closes what it says.
        } finally {
            readyOrOver.countDown();
        }
    }

    private void keep(String line) {
        int blank = line.indexOf(' ');
        String word = blank < 0 ? line : line.substring(0, blank);
        if (line.contains(lastWord)) {
            said.put(lastWord, line.substring(blank + 1));
            readyOrOver.countDown();
        } else if (!word.isEmpty() && word.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            said.put(word, line.substring(blank + 1));
        }
    }

    /** What followed this word on its line. */
    public String said(String word) {
        String value = said.get(word);
        if (value == null) {
            throw new IllegalStateException("the " + name + " said no " + word + "; see " + log);
        }
        return value;
    }

    /** Whether something it has printed so far holds a text. */
    public boolean hasSaid(String text) throws IOException {
        try (java.util.stream.Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains(text));
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as {@code kill -9} does, and returns when it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Whether it has ended by itself within a time, and with which status; -1 when it has not. */
    public int exitWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
    }

    /** Sends it a signal: STOP or CONT. */
    public void signal(String name) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor() != 0) {
            throw new IOException("cannot send " + name + " to the " + this.name);
        }
    }

    /** Stops it in order; kills it when it does not end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}

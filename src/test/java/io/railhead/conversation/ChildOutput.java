package io.railhead.conversation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads what the program prints: all of it into a file, the lines meant for scripts by their first word. */
final class ChildOutput {
    private static final Set<String> FOR_SCRIPTS = Set.of("TOKEN", "INBOX", "BROKER", "READY");
    private static final int TAIL = 40;

    private final Process process;
    private final Path file;
    private final Map<String, String> lines = new HashMap<>();
    private final Deque<String> tail = new ArrayDeque<>();
    private final CountDownLatch readyOrOver = new CountDownLatch(1);

    ChildOutput(Process process, Path file) {
        this.process = process;
        this.file = file;
        Thread.ofPlatform().daemon().name("output of " + process.pid()).start(this::read);
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
                PrintWriter copy = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                copy.println(line);
                copy.flush();
                keep(line);
            }
        } catch (IOException gone) {
            keep("(the output broke off: " + gone.getMessage() + ")");
        } finally {
            readyOrOver.countDown();
        }
    }

    private synchronized void keep(String line) {
        tail.addLast(line);
        if (tail.size() > TAIL) {
            tail.removeFirst();
        }
        int blank = line.indexOf(' ');
        if (blank > 0 && FOR_SCRIPTS.contains(line.substring(0, blank))) {
            lines.put(line.substring(0, blank), line.substring(blank + 1).strip());
            if (line.startsWith("READY ")) {
                readyOrOver.countDown();
            }
        }
    }

    /** @throws AssertionError when it ends, or takes longer than this */
    void awaitReady(Duration atMost) {
        try {
            boolean inTime = readyOrOver.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (!isReady()) {
                String what =
                        inTime ? "it ended before it was ready" : "it was not ready in " + atMost.toSeconds() + " s";
                throw new AssertionError(what + "; its last lines (all in " + file + "):\n" + tail());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", ended);
        }
    }

    private synchronized boolean isReady() {
        return lines.containsKey("READY");
    }

    /** What follows this word on its line. */
    synchronized String line(String word) {
        String value = lines.get(word);
        if (value == null) {
            throw new IllegalStateException("the program printed no line " + word + "; see " + file);
        }
        return value;
    }

    synchronized String tail() {
        return String.join("\n", tail);
    }
}

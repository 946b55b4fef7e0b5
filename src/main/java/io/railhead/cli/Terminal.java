package io.railhead.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What surrounds a command: where results and messages go, the clock, how to wait, and where the data
 * directory is when nobody says.
 *
 * @param out results alone, so that a script may read them
 * @param err messages for people
 */
record Terminal(PrintWriter out, PrintWriter err, InstantSource clock, Pause pause, Path defaultData) {
    /** The real one. Always UTF-8: the JSON on standard output must not depend on somebody's locale. */
    static Terminal ofProcess() {
        String home = System.getProperty("railhead.home", "");
        return new Terminal(
                new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true),
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true),
                InstantSource.system(),
                Thread::sleep,
                Path.of(home).resolve("data"));
    }

    /** Waiting between two looks; tests do not wait. */
    @FunctionalInterface
    interface Pause {
        void between(Duration length) throws InterruptedException;
    }
}

package io.railhead.proving.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A seed must play the same way in every JVM, or what one machine finds no other can play again. In one JVM the order of
 * {@code Set.of} and of identity hashes never changes, so another has to be asked; each has one of two orders for a set
 * of two, so two others are.
 */
class OtherJvmTest {
    private static final List<Long> SEEDS = List.of(7L, 11L);
    private static final int OTHERS = 2;

    @TempDir
    private Path folder;

    @Test
    void aSeedPlaysTheSameWayInAnotherJvm() throws IOException, InterruptedException {
        List<Process> others = new ArrayList<>();
        for (int other = 0; other < OTHERS; other++) {
            others.add(begin(other));
        }
        try {
            Campaign.quiet();
            List<String> here = SEEDS.stream().map(Stories::line).toList();
            for (int other = 0; other < OTHERS; other++) {
                assertTrue(others.get(other).waitFor(60, TimeUnit.SECONDS), "it does not end");
                assertEquals(0, others.get(other).exitValue(), text(other, "err"));
                assertEquals(here, text(other, "out").lines().toList());
            }
        } finally {
            others.forEach(Process::destroyForcibly);
        }
    }

    private Process begin(int other) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Stories.class.getName()),
                        SEEDS.stream().map(String::valueOf))
                .toList();
        return new ProcessBuilder(command)
                .redirectOutput(file(other, "out").toFile())
                .redirectError(file(other, "err").toFile())
                .start();
    }

    private Path file(int other, String kind) {
        return folder.resolve(other + "." + kind);
    }

    private String text(int other, String kind) throws IOException {
        return Files.readString(file(other, kind), StandardCharsets.UTF_8);
    }
}

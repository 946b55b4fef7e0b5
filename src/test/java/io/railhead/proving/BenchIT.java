package io.railhead.proving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program measures itself for a few seconds. What it measures is not judged here, only that it does. */
@Tag("long")
class BenchIT {
    private static final Path PROGRAM = Path.of(
                    System.getProperty("railhead.program", "target/quarkus-app/quarkus-run.jar"))
            .toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void aFewPaymentsASecondAreSettledAsTheyArriveAndTheLedgersAgree() throws Exception {
        JsonNode report = bench(
                "--rate",
                "5",
                "--warm-up",
                "2",
                "--seconds",
                "3",
                "--profile",
                folder.resolve("profile.txt").toString());
        String out = report.toString();
        assertTrue(report.at("/settled").asInt() >= 15, out);
        assertEquals("0", report.at("/lost").toString(), out);
        assertEquals("0", report.at("/doubled").toString(), out);
        assertTrue(report.at("/sumsEqual").asBoolean(), out);
        assertTrue(report.at("/latencyMs/p50").asDouble() > 0, out);
        for (String process : List.of("gateway", "database", "simulator", "generator")) {
            assertTrue(report.at("/cpuMsByProcess").has(process), out);
        }
        String profile = Files.readString(folder.resolve("profile.txt"));
        assertTrue(profile.contains(" payments meanwhile; ") && profile.contains("  io.railhead."), profile);
        String progress = progress();
        assertTrue(progress.contains("Measuring 5 arrivals a second for 3 s"), progress);
        try (var left = Files.list(folder.resolve("target/bench"))) {
            assertFalse(left.findAny().isPresent(), "its data directory goes again");
        }
    }

    /** A thousand may be under way and five hundred wait; the others are told so, and nothing of theirs is done. */
    @Test
    void moreClientsThanALinkAnswersSoonAreTurnedAwayAndTheLedgersAgree() throws Exception {
        JsonNode report = bench("--clients", "1900", "--warm-up", "45", "--seconds", "10");
        String out = report.toString();

        assertTrue(report.at("/fates/turned_away").asInt() > 0, out);
        assertEquals(
                report.at("/asked").asInt() - report.at("/fates/turned_away").asInt(),
                report.at("/settled").asInt(),
                out);
        assertEquals("0", report.at("/lost").toString(), out);
        assertEquals("0", report.at("/doubled").toString(), out);
    }

    private JsonNode bench(String... load) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // The default data directory is made below the project's folder.
                "-Drailhead.home=" + folder,
                "-jar",
                PROGRAM.toString(),
                "bench",
                "--no-limits",
                "--json",
                "--program",
                PROGRAM.resolveSibling(".").normalize().toString()));
        command.addAll(List.of(load));
        Process bench = new ProcessBuilder(command)
                .redirectError(folder.resolve("progress").toFile())
                .start();
        String out = new String(bench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bench.waitFor(), () -> progress() + out);
        return new ObjectMapper().readTree(out);
    }

    private String progress() {
        try {
            return Files.readString(folder.resolve("progress"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}

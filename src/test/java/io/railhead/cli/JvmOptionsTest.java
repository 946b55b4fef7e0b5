package io.railhead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The JVM starts with the options that are shipped, and with those that the pages put behind them. */
class JvmOptionsTest {
    private static final Pattern GIVEN = Pattern.compile("RAILHEAD_JAVA_OPTS=\"?([^\"\\n]*)\"? \\./railhead start");

    @Test
    void theShippedOptionsAreTaken() throws IOException, InterruptedException {
        assertStarts(List.of());
    }

    @Test
    void optionsOfThePagesAreTakenBehindThem() throws IOException, InterruptedException {
        Matcher given = GIVEN.matcher(Files.readString(Path.of("docs/operating/start.md")));
        int found = 0;
        while (given.find()) {
            assertStarts(List.of(given.group(1).split(" ")));
            found++;
        }
        assertTrue(found > 0, "docs/operating/start.md shows no options any more");
    }

    private static void assertStarts(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@config/jvm.options"));
        command.addAll(options);
        command.add("-version");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}

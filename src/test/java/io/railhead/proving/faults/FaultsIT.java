package io.railhead.proving.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A short campaign on the packaged program. Takes some minutes, and six processes. */
@Tag("long")
class FaultsIT {
    private static final Path PROGRAM = Path.of(
                    System.getProperty("railhead.program", "target/quarkus-app/quarkus-run.jar"))
            .toAbsolutePath();

    @Test
    void threeKillsAndSomeOtherFaultsLoseNothingDoubleNothingAndViolateNothing() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = Faults.run(
                new String[] {
                    "--seed",
                    "11",
                    "--kills",
                    "3",
                    "--seconds",
                    "60",
                    "--json",
                    "--program",
                    PROGRAM.resolveSibling("").normalize().toString()
                },
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err);

        String report = out.toString(StandardCharsets.UTF_8);
        assertEquals(0, status, report);
        JsonNode json = new ObjectMapper().readTree(report);
        List<String> fields = new ArrayList<>();
        json.fieldNames().forEachRemaining(fields::add);
        assertEquals(
                List.of(
                        "seed",
                        "rate",
                        "seconds",
                        "kills",
                        "payments",
                        "states",
                        "callsPerSecond",
                        "callsLeftOut",
                        "lost",
                        "doubled",
                        "violations",
                        "recoveryMs",
                        "faults"),
                fields);
        assertTrue(json.at("/callsPerSecond").asDouble() >= 50, report);
        assertEquals(11, json.at("/seed").asInt());
        assertEquals(3, json.at("/kills").asInt());
        assertEquals("0", json.at("/lost").toString());
        assertEquals("0", json.at("/doubled").toString());
        assertTrue(json.at("/violations").isEmpty());
        assertTrue(json.at("/payments").asInt() > 500, report);
        assertFalse(json.at("/faults").isEmpty());
        assertTrue(json.at("/recoveryMs/max").asLong()
                >= json.at("/recoveryMs/p50").asLong());
    }
}

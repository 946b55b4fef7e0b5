package io.railhead.proving;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two gateways of the packaged program on one database and broker. Takes over a minute, and four JVMs. */
@Tag("long")
class TwoGatewaysIT {
    @Test
    void whileOneIsStoppedAndThenKilledNothingIsLostAndNothingDoubled() throws Exception {
        Path home = Path.of("").toAbsolutePath();
        Path program = Path.of(System.getProperty("railhead.program", "target/quarkus-app/quarkus-run.jar"))
                .toAbsolutePath();

        TwoGateways.Outcome outcome = TwoGateways.run(
                new Programs(home, program.resolveSibling("").normalize(), ""), 20, Duration.ofSeconds(20), System.err);

        assertTrue(outcome.sound(), outcome::toString);
    }
}

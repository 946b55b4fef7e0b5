package io.railhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** What {@code /health/live} says of the engine. */
class EngineAliveTest {
    private static HealthCheckResponse after(Duration atOneBatch) {
        return new EngineAlive(() -> atOneBatch).call();
    }

    @Test
    void aThreadThatHasBeenAtOneBatchForAMinuteIsNotAlive() {
        assertEquals(Status.UP, after(Duration.ZERO).getStatus());
        assertEquals(Status.UP, after(Duration.ofMillis(59_999)).getStatus());
        assertEquals(Status.DOWN, after(Duration.ofSeconds(60)).getStatus());
        assertEquals(
                Map.of("secondsAtOneBatch", 75L),
                after(Duration.ofSeconds(75)).getData().orElseThrow());
    }
}

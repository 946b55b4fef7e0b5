package io.railhead.app;

import io.railhead.engine.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive while no thread of the engine stands still. One that does holds its payments and its answers, and the node keeps
 * its lanes meanwhile, so nobody takes over: it has to be started anew. Every wait of a turn ends within seconds and a
 * transaction within half a minute, so a whole minute is a defect, not a busy database.
 */
@Liveness
@ApplicationScoped
class EngineAlive implements HealthCheck {
    private static final Duration MOST = Duration.ofSeconds(60);

    private final Supplier<Duration> longestTurn;

    @Inject
    EngineAlive(Engine engine) {
        this(engine::longestTurn);
    }

    EngineAlive(Supplier<Duration> longestTurn) {
        this.longestTurn = longestTurn;
    }

    @Override
    public HealthCheckResponse call() {
        Duration longest = longestTurn.get();
        return HealthCheckResponse.named("engine")
                .status(longest.compareTo(MOST) < 0)
                .withData("secondsAtOneBatch", longest.toSeconds())
                .build();
    }
}

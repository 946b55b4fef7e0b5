package io.railhead.app;

import io.railhead.app.embedded.EmbeddedBroker;
import io.railhead.simulator.Simulator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the demo started before Quarkus, for the demo's own pages. Static because it exists before any
 * container does; empty in every other way of running.
 */
final class DemoState {
    private record Running(@Nullable Simulator simulator, EmbeddedBroker broker) {}

    private static final AtomicReference<@Nullable Running> RUNNING = new AtomicReference<>();

    private DemoState() {}

    /** @param simulator null when it runs in a process of its own */
    static void running(@Nullable Simulator simulator, EmbeddedBroker broker) {
        RUNNING.set(new Running(simulator, broker));
    }

    static Optional<Simulator> simulator() {
        Running running = RUNNING.get();
        return running == null ? Optional.empty() : Optional.ofNullable(running.simulator());
    }

    static Optional<EmbeddedBroker> broker() {
        return Optional.ofNullable(RUNNING.get()).map(Running::broker);
    }
}

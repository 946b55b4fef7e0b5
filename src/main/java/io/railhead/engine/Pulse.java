package io.railhead.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Since when a thread has been at one thing. Written by that thread, read by any. */
final class Pulse {
    private final InstantSource clock;
    private volatile @Nullable Instant since;

    Pulse(InstantSource clock) {
        this.clock = clock;
    }

    void begin() {
        since = clock.instant();
    }

    void end() {
        since = null;
    }

    /** How long by now; zero between two things. */
    Duration length() {
        Instant begun = since;
        return begun == null ? Duration.ZERO : Duration.between(begun, clock.instant());
    }
}

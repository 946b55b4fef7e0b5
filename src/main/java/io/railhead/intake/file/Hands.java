package io.railhead.intake.file;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that one thread at a time works on a file, and that a file on which a step failed is left in peace
 * for a while: longer each time, a few minutes at most. Thread-safe.
 */
@Singleton
public final class Hands {
    private static final Duration FIRST_PEACE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PEACE = Duration.ofMinutes(2);

    private final InstantSource clock;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Peace> failed = new ConcurrentHashMap<>();

    @Inject
    public Hands(InstantSource clock) {
        this.clock = clock;
    }

    private record Peace(Duration length, Instant until) {}

    /** Whether nobody works on the file and it need not be left in peace. */
    boolean isFree(UUID file) {
        Peace peace = failed.get(file);
        return !busy.contains(file) && (peace == null || !clock.instant().isBefore(peace.until()));
    }

    /**
     * Works on a file, unless somebody does already.
     *
     * @param otherwise what to answer then
     */
    <T> T on(UUID file, Supplier<T> work, T otherwise) {
        if (!busy.add(file)) {
            return otherwise;
        }
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (done) {
                failed.remove(file);
            } else {
                failed.compute(file, (id, before) -> peace(before));
            }
            busy.remove(file);
        }
    }

    private Peace peace(@Nullable Peace before) {
        Duration doubled = before == null ? FIRST_PEACE : before.length().multipliedBy(2);
        Duration length = doubled.compareTo(LONGEST_PEACE) > 0 ? LONGEST_PEACE : doubled;
        return new Peace(length, clock.instant().plus(length));
    }
}

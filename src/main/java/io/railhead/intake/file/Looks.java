package io.railhead.intake.file;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How often files that rest are looked at. A look costs as much as the file is long, and nothing may happen for
 * days: so each that finds nothing new is followed by a longer wait, up to half a minute. Thread-safe.
 */
final class Looks {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Map<UUID, Wait> waits = new ConcurrentHashMap<>();

    private record Wait(Duration length, Instant until) {}

    boolean isTime(UUID file, Instant now) {
        Wait wait = waits.get(file);
        return wait == null || !now.isBefore(wait.until());
    }

    /** @param somethingNew whether the last look found something to tell */
    void later(UUID file, Instant now, boolean somethingNew) {
        waits.compute(file, (id, before) -> {
            Duration length = next(somethingNew ? null : before);
            return new Wait(length, now.plus(length));
        });
    }

    private static Duration next(@Nullable Wait before) {
        Duration doubled = before == null ? FIRST : before.length().multipliedBy(2);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    void forget(UUID file) {
        waits.remove(file);
    }
}

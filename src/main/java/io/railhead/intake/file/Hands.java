package io.railhead.intake.file;

import io.railhead.store.FileLocks;
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
 * Sees to it that one thread of one node at a time works on a file, and that a file on which a step failed is left in peace
 * for a while: longer each time, a few minutes at most. Thread-safe.
 */
@Singleton
public final class Hands {
    private static final Duration FIRST_PEACE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PEACE = Duration.ofMinutes(2);

    private final InstantSource clock;
    private final Others others;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Peace> failed = new ConcurrentHashMap<>();

    /** What the other nodes are asked. */
    interface Others {
        boolean take(UUID file);

        void release(UUID file);
    }

    private static final Others NONE = new Others() {
        @Override
        public boolean take(UUID file) {
            return true;
        }

        @Override
        public void release(UUID file) {
            // Nobody waits for it.
        }
    };

    @Inject
    public Hands(InstantSource clock, FileLocks locks) {
        this(clock, new Others() {
            @Override
            public boolean take(UUID file) {
                return locks.take(file);
            }

            @Override
            public void release(UUID file) {
                locks.release(file);
            }
        });
    }

    /** For a node that is alone. */
    public Hands(InstantSource clock) {
        this(clock, NONE);
    }

    Hands(InstantSource clock, Others others) {
        this.clock = clock;
        this.others = others;
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
        boolean taken = false;
        try {
            taken = others.take(file);
            T result = taken ? work.get() : otherwise;
            done = true;
            return result;
        } finally {
            if (taken) {
                others.release(file);
            }
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

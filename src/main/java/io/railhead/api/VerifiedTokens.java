package io.railhead.api;

import io.railhead.message.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What tokens were found to say, by digest, for half a minute: an issuer that withdraws its key is obeyed that much
 * later. Holds a bounded number; past it all are forgotten, and checked again. Thread-safe.
 *
 * @param <T> what a token says
 */
final class VerifiedTokens<T> {
    static final Duration BELIEVED = Duration.ofSeconds(30);
    static final int MOST = 10_000;

    private record Known<T>(T says, Instant until) {}

    private final Map<Digest, Known<T>> known = new ConcurrentHashMap<>();
    private final InstantSource clock;

    VerifiedTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Nullable T find(Digest token) {
        Known<T> found = known.get(token);
        if (found == null) {
            return null;
        }
        if (clock.instant().isBefore(found.until())) {
            return found.says();
        }
        known.remove(token, found);
        return null;
    }

    /** @param expiresAt seconds since 1970, as the token says; one without an expiry is not remembered */
    void remember(Digest token, T says, long expiresAt) {
        Instant until = clock.instant().plus(BELIEVED);
        Instant expiry = Instant.ofEpochSecond(expiresAt);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(token, new Known<>(says, expiry.isBefore(until) ? expiry : until));
    }
}

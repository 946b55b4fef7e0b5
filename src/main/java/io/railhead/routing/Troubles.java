package io.railhead.routing;

import io.railhead.engine.Ledger.LedgerUnreachable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells of routes that fail. A clock ticks up to twenty times a second, and an outage lasts minutes: a line for every tick
 * would bury what somebody on call is looking for. So each route tells of each kind of trouble at once and then once in ten
 * seconds, with the number of times in between. Thread-safe.
 */
@ApplicationScoped
@Named("troubles")
public class Troubles {
    private static final Logger LOG = Logger.getLogger(Troubles.class);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<Kind, Silence> silences = new ConcurrentHashMap<>();

    Troubles(InstantSource clock) {
        this.clock = clock;
    }

    private record Kind(String route, Class<?> trouble) {}

    /** @param untold how often it happened since it was told */
    private record Silence(Instant until, int untold) {}

    /** Tells of a failed exchange, or counts it. */
    public void note(Exchange exchange) {
        Throwable trouble = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String line = trouble == null ? null : line(exchange.getFromRouteId(), trouble);
        if (line == null) {
            return;
        }
        if (trouble instanceof LedgerUnreachable) {
            LOG.warn(line);
        } else {
            // Nobody foresaw it: where it happened is what there is to mend it by.
            LOG.error(line, trouble);
        }
    }

    /** What is to be told now, or null when it was told lately. */
    @Nullable String line(String route, Throwable trouble) {
        Instant now = clock.instant();
        Kind kind = new Kind(route, trouble.getClass());
        int[] untold = {-1};
        silences.compute(kind, (same, silence) -> {
            if (silence != null && now.isBefore(silence.until())) {
                return new Silence(silence.until(), silence.untold() + 1);
            }
            untold[0] = silence == null ? 0 : silence.untold();
            return new Silence(now.plus(QUIET), 0);
        });
        if (untold[0] < 0) {
            return null;
        }
        return "Route " + route + " failed: " + words(trouble)
                + (untold[0] == 0 ? "" : " (and " + untold[0] + " times since that was said last)");
    }

    /** The database's own words are about connections; those of anything else might quote what it was working on. */
    private static String words(Throwable trouble) {
        if (!(trouble instanceof LedgerUnreachable)) {
            return trouble.getClass().getSimpleName();
        }
        String deepest = trouble.getClass().getSimpleName();
        for (Throwable at = trouble; at != null; at = at.getCause()) {
            if (at.getMessage() != null) {
                deepest = at.getMessage().lines().findFirst().orElse(deepest);
            }
        }
        return "the database cannot be reached: " + deepest;
    }
}

package io.railhead.routing;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.railhead.engine.Applied;
import io.railhead.signing.Verifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Counts payments and messages, since an exchange carries many. No personal data in names or tags. */
@ApplicationScoped
public class Meters {
    private final MeterRegistry registry;
    private final Map<String, LongAdder> repeated = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> turnedAway = new ConcurrentHashMap<>();

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    void applied(String link, Applied outcome) {
        registry.counter("railhead.messages.in", "link", link, "outcome", outcome.name())
                .increment();
        if (outcome == Applied.DUPLICATE) {
            repeated.computeIfAbsent(link, name -> new LongAdder()).increment();
        }
    }

    /** Tells how many messages were believed by their octets alone, and for how many a tree was built. */
    void verifications(Verifier verifier) {
        FunctionCounter.builder("railhead.signatures.in", verifier, Verifier::verifiedByOctets)
                .tag("way", "octets")
                .register(registry);
        FunctionCounter.builder("railhead.signatures.in", verifier, Verifier::judgedByTree)
                .tag("way", "tree")
                .register(registry);
    }

    void put(String link, int confirmed) {
        registry.counter("railhead.messages.out", "link", link).increment(confirmed);
    }

    void submission(String outcome) {
        registry.counter("railhead.requests", "outcome", outcome).increment();
    }

    /** A request that was turned away because too much waits for the link. */
    void turnAway(String link) {
        registry.counter("railhead.turned.away", "link", link).increment();
        turnedAway.computeIfAbsent(link, name -> new LongAdder()).increment();
    }

    /**
     * Shows what waits for a link.
     *
     * @param queued in its queue, as last counted
     * @param waiting in memory, for its credit
     */
    void backlog(String link, Supplier<Number> queued, Supplier<Number> waiting) {
        Gauge.builder("railhead.queued", queued).tag("link", link).register(registry);
        Gauge.builder("railhead.waiting", waiting).tag("link", link).register(registry);
    }

    /** How many requests for a link were turned away since the start. */
    public long turnedAway(String link) {
        return sum(turnedAway, link);
    }

    /** How many repeated messages a link has brought since the start. */
    public long repeated(String link) {
        return sum(repeated, link);
    }

    private static long sum(Map<String, LongAdder> counts, String link) {
        LongAdder count = counts.get(link);
        return count == null ? 0 : count.sum();
    }
}

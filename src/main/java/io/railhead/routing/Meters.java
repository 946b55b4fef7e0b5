package io.railhead.routing;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.railhead.engine.Applied;
import io.railhead.signing.Verifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts payments and messages, since an exchange carries many. No personal data in names or tags. */
@ApplicationScoped
public class Meters {
    private final MeterRegistry registry;
    private final Map<String, LongAdder> repeated = new ConcurrentHashMap<>();

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

    /** How many repeated messages a link has brought since the start. */
    public long repeated(String link) {
        LongAdder count = repeated.get(link);
        return count == null ? 0 : count.sum();
    }
}

package io.railhead.routing;

import io.railhead.engine.Engine;
import io.railhead.engine.Ledger;
import io.railhead.link.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much waits for each link: in its queue, counted now and then, and in memory for its credit. Past what the one may
 * hold, or the other will be answered soon, new requests are turned away.
 */
@ApplicationScoped
@Named("backlog")
public class Backlog {
    private final Ledger ledger;
    private final Links links;
    private final Engine engine;
    private final int limit;
    private final Map<String, Integer> queued = new ConcurrentHashMap<>();

    Backlog(
            Ledger ledger,
            Links links,
            Engine engine,
            Meters meters,
            @ConfigProperty(name = "railhead.backlog", defaultValue = "200000") int limit) {
        this.ledger = ledger;
        this.links = links;
        this.engine = engine;
        this.limit = limit;
        for (Links.Link link : links.all()) {
            String name = link.settings().name();
            meters.backlog(name, () -> queued.getOrDefault(name, 0), () -> engine.waiting(name));
        }
    }

    /** Counts anew; called by a timer's route. */
    public void count() {
        for (Links.Link link : links.all()) {
            String name = link.settings().name();
            queued.put(name, ledger.countQueued(name, limit));
        }
    }

    public boolean isFull(String link) {
        return queued.getOrDefault(link, 0) >= limit || engine.isFull(link);
    }
}

package io.railhead.routing;

import io.railhead.engine.Ledger;
import io.railhead.link.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much waits in the queues of the links, counted now and then; past the limit new requests are turned away. */
@ApplicationScoped
@Named("backlog")
public class Backlog {
    private final Ledger ledger;
    private final Links links;
    private final int limit;
    private final Map<String, Integer> queued = new ConcurrentHashMap<>();

    Backlog(Ledger ledger, Links links, @ConfigProperty(name = "railhead.backlog", defaultValue = "200000") int limit) {
        this.ledger = ledger;
        this.links = links;
        this.limit = limit;
    }

    /** Counts anew; called by a timer's route. */
    public void count() {
        for (Links.Link link : links.all()) {
            String name = link.settings().name();
            queued.put(name, ledger.countQueued(name, limit));
        }
    }

    public boolean isFull(String link) {
        return queued.getOrDefault(link, 0) >= limit;
    }
}

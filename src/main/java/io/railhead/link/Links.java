package io.railhead.link;

import io.railhead.engine.Outgoing;
import io.railhead.engine.Wire;
import io.railhead.message.Definition;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All links of this node: the engine's {@link Wire}, and where the routes find relay, drain and feed of a link. Thread-safe. */
public final class Links implements Wire, AutoCloseable {
    /** One link at work. */
    public record Link(LinkSettings settings, Relay relay, Drain drain, Feed feed) {
        /** Takes it off the broker until {@link #start}. */
        public void stop() {
            relay.pause(true);
            drain.pause(true);
        }

        public void start() {
            relay.pause(false);
            drain.pause(false);
        }

        /** Whether somebody stopped it. */
        public boolean isStopped() {
            return relay.isPaused();
        }
    }

    private final Map<String, Link> links = new LinkedHashMap<>();

    public Links(
            List<LinkSettings> settings,
            BrokerSettings broker,
            InstantSource clock,
            Function<byte[], @Nullable Definition> peek) {
        for (LinkSettings link : settings) {
            links.put(
                    link.name(),
                    new Link(link, new Relay(link, broker), new Drain(link, broker, clock, peek), new Feed()));
        }
    }

    public List<Link> all() {
        return List.copyOf(links.values());
    }

    /** The link of this name; throws when none is configured. */
    public Link link(String name) {
        Link link = links.get(name);
        if (link == null) {
            throw new IllegalArgumentException("no link is named " + name + "; there are " + links.keySet());
        }
        return link;
    }

    @Override
    public boolean isReady(String link) {
        return link(link).relay().isReady();
    }

    @Override
    public void hand(List<Outgoing> committed) {
        committed.stream()
                .collect(Collectors.groupingBy(Outgoing::link))
                .forEach((name, messages) -> link(name)
                        .feed()
                        .offer(messages.stream()
                                .map(it -> new Parcel(it.id(), it.payment(), it.bytes(), it.sendBy()))
                                .toList()));
    }

    @Override
    public void close() {
        for (Link link : links.values()) {
            link.relay().close();
            link.drain().close();
        }
    }
}

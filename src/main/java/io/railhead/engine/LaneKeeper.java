package io.railhead.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Holds this node's lanes, and those of silent nodes for one lease whenever something of theirs has still to leave. A
 * lease runs on the database's time; here it is judged by the monotonic clock from before the renewal was asked for, so that
 * this node stops believing in it earlier than anybody else. Thread-safe.
 */
public final class LaneKeeper {
    private static final Logger LOG = Logger.getLogger(LaneKeeper.class);

    /** Port: the lane rows. */
    public interface Register {
        /** Takes this node's lane of the link at a new epoch, whoever had it. */
        Lane acquire(String link, String node, long leaseSeconds);

        /** Whether the lane is still ours at its epoch; if so its lease is prolonged. */
        boolean renew(Lane lane, long leaseSeconds);

        /**
         * Takes, at a new epoch, the lanes of other nodes on this link whose lease has run out and whose outbox is
         * not empty. One that a transaction still holds is left for the next call.
         */
        List<Lane> takeOver(String link, String node, long leaseSeconds);
    }

    private static final long LEASE_SECONDS = 10;
    private static final long LEASE_NANOS = LEASE_SECONDS * 1_000_000_000L;

    private final Register register;
    private final String node;
    private final LongSupplier nanoTime;
    private final Map<String, Holding> holdings = new ConcurrentHashMap<>();
    private final Set<Holding> taken = ConcurrentHashMap.newKeySet();

    private record Holding(Lane lane, long until) {}

    /** @param nanoTime the monotonic clock, {@code System::nanoTime} but in simulations */
    public LaneKeeper(Register register, String node, LongSupplier nanoTime) {
        this.register = register;
        this.node = node;
        this.nanoTime = nanoTime;
    }

    /** Takes or prolongs the lanes of these links, then looks for those of silent nodes. To be called every few seconds. */
    public void keep(Set<String> links) {
        for (String link : links) {
            long asked = nanoTime.getAsLong();
            Holding now = holdings.get(link);
            if (now == null) {
                holdings.put(link, new Holding(register.acquire(link, node, LEASE_SECONDS), asked + LEASE_NANOS));
            } else if (register.renew(now.lane(), LEASE_SECONDS)) {
                holdings.put(link, new Holding(now.lane(), asked + LEASE_NANOS));
            } else {
                holdings.remove(link, now);
                LOG.warnf(
                        "Link %s: this node's lane was taken over at epoch %d; it takes it back",
                        link, now.lane().epoch());
            }
        }
        // Own leases first: whoever is late with those has nothing to look for at others.
        links.forEach(this::takeOver);
    }

    /** A lane that was taken is not prolonged: if it still has something to send when its lease is over it is taken again. */
    private void takeOver(String link) {
        taken.removeIf(holding -> !isRunning(holding));
        if (held(link).isPresent()) {
            long asked = nanoTime.getAsLong();
            for (Lane lane : register.takeOver(link, node, LEASE_SECONDS)) {
                taken.add(new Holding(lane, asked + LEASE_NANOS));
                LOG.warnf(
                        "Link %s: node %s is silent; what it had still to send leaves from here, epoch %d",
                        link, lane.node(), lane.epoch());
            }
        }
    }

    /** The lane, while its lease is certainly running. */
    public Optional<Lane> held(String link) {
        return Optional.ofNullable(holdings.get(link)).filter(this::isRunning).map(Holding::lane);
    }

    /** The lanes of silent nodes that this one looks after, while their lease is certainly running. */
    public List<Lane> takenOver(String link) {
        List<Lane> lanes = new ArrayList<>();
        for (Holding holding : taken) {
            if (holding.lane().link().equals(link) && isRunning(holding)) {
                lanes.add(holding.lane());
            }
        }
        return lanes;
    }

    private boolean isRunning(Holding holding) {
        return holding.until() - nanoTime.getAsLong() > 0;
    }

    /** Forgets a lane that the database says is not ours; one that was taken anew meanwhile stays. */
    void lost(Lane lane) {
        holdings.computeIfPresent(lane.link(), (_, holding) -> holding.lane().equals(lane) ? null : holding);
    }

    public String node() {
        return node;
    }
}

package io.railhead.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Holds this node's lanes. The lease runs on the database's time; here it is judged by the monotonic clock
 * from before the renewal was asked for, so that this node stops believing in it earlier than anybody else.
 * Thread-safe.
 */
public final class LaneKeeper {
    /** Port: the lane rows. */
    public interface Register {
        /** Takes this node's lane of the link at a new epoch. */
        Lane acquire(String link, String node, long leaseSeconds);

        /** Whether the lane is still ours at its epoch; if so its lease is prolonged. */
        boolean renew(Lane lane, long leaseSeconds);
    }

    private static final long LEASE_SECONDS = 10;
    private static final long LEASE_NANOS = LEASE_SECONDS * 1_000_000_000L;

    private final Register register;
    private final String node;
    private final LongSupplier nanoTime;
    private final Map<String, Holding> holdings = new ConcurrentHashMap<>();

    private record Holding(Lane lane, long until) {}

    /** @param nanoTime the monotonic clock, {@code System::nanoTime} but in simulations */
    public LaneKeeper(Register register, String node, LongSupplier nanoTime) {
        this.register = register;
        this.node = node;
        this.nanoTime = nanoTime;
    }

    /** Takes or prolongs the lanes of these links. To be called every few seconds. */
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
            }
        }
    }

    /** The lane, while its lease is certainly running. */
    public Optional<Lane> held(String link) {
        Holding holding = holdings.get(link);
        return holding != null && holding.until() - nanoTime.getAsLong() > 0
                ? Optional.of(holding.lane())
                : Optional.empty();
    }

    /** Forgets a lane that the database says is not ours. */
    void lost(String link) {
        holdings.remove(link);
    }

    public String node() {
        return node;
    }
}

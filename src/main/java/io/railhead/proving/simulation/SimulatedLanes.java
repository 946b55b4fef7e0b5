package io.railhead.proving.simulation;

import io.railhead.engine.Lane;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.Writes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The lane rows, on the database's time. */
public final class SimulatedLanes implements LaneKeeper.Register {
    private final Tables tables;
    private final InstantSource time;
    private final Supplier<List<Writes>> undecided;

    SimulatedLanes(Tables tables, InstantSource time, Supplier<List<Writes>> undecided) {
        this.tables = tables;
        this.time = time;
        this.undecided = undecided;
    }

    @Override
    public Lane acquire(String link, String node, long leaseSeconds) {
        Lane lane = new Lane(link, node, epoch(link, node) + 1);
        if (isHeld(link, node)) {
            // A real one would wait here; asking again after an error comes to the same.
            throw new io.railhead.engine.Ledger.LedgerUnreachable(
                    new IllegalStateException("a transaction holds the lane"));
        }
        put(lane, leaseSeconds);
        return lane;
    }

    private long epoch(String link, String node) {
        Tables.LaneRow row = tables.lanes.get(new Tables.LaneKey(link, node));
        return row == null ? 0 : row.epoch();
    }

    private void put(Lane lane, long leaseSeconds) {
        Instant until = time.instant().plusSeconds(leaseSeconds);
        tables.lanes.put(new Tables.LaneKey(lane.link(), lane.node()), new Tables.LaneRow(lane.epoch(), until));
    }

    private boolean isHeld(String link, String node) {
        return undecided.get().stream()
                .flatMap(writes -> writes.lanes().stream())
                .anyMatch(lane -> lane.link().equals(link) && lane.node().equals(node));
    }

    @Override
    public boolean renew(Lane lane, long leaseSeconds) {
        boolean ours = tables.holds(lane);
        if (ours) {
            put(lane, leaseSeconds);
        }
        return ours;
    }

    @Override
    public List<Lane> takeOver(String link, String node, long leaseSeconds) {
        List<Lane> taken = new ArrayList<>();
        for (Map.Entry<Tables.LaneKey, Tables.LaneRow> entry : List.copyOf(tables.lanes.entrySet())) {
            Tables.LaneKey key = entry.getKey();
            boolean silent = entry.getValue().until().isBefore(time.instant());
            if (key.link().equals(link)
                    && !key.node().equals(node)
                    && silent
                    && hasMore(key)
                    && !isHeld(link, key.node())) {
                Lane lane = new Lane(link, key.node(), entry.getValue().epoch() + 1);
                put(lane, leaseSeconds);
                taken.add(lane);
            }
        }
        return taken;
    }

    private boolean hasMore(Tables.LaneKey key) {
        return tables.outbox.values().stream()
                .anyMatch(row ->
                        row.message().link().equals(key.link()) && row.node().equals(key.node()));
    }
}

package io.railhead.proving.simulation;

import io.railhead.engine.Lane;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.Ledger.LedgerUnreachable;
import java.util.List;

/** The lane rows as one node reaches them. */
final class NodeLanes implements LaneKeeper.Register {
    private final GatewayNode node;
    private final World world;

    NodeLanes(GatewayNode node, World world) {
        this.node = node;
        this.world = world;
    }

    private SimulatedLanes lanes() {
        if (node.isGone()) {
            throw new GatewayNode.Gone();
        }
        if (world.isDatabaseAway()) {
            throw new LedgerUnreachable(new IllegalStateException("the database is away"));
        }
        return world.lanes();
    }

    @Override
    public Lane acquire(String link, String name, long leaseSeconds) {
        return lanes().acquire(link, name, leaseSeconds);
    }

    @Override
    public boolean renew(Lane lane, long leaseSeconds) {
        return lanes().renew(lane, leaseSeconds);
    }

    @Override
    public List<Lane> takeOver(String link, String name, long leaseSeconds) {
        if (world.plant() == Plant.NEVER_TAKE_OVER) {
            return List.of();
        }
        List<Lane> taken = lanes().takeOver(link, name, leaseSeconds);
        for (Lane lane : taken) {
            world.watch().count(Seen.TAKE_OVERS);
            world.tell(() -> "node %d takes over the lane of %s on %s".formatted(node.number(), lane.node(), link));
        }
        return taken;
    }
}

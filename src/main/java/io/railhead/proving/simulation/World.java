package io.railhead.proving.simulation;

import io.railhead.proving.simulation.Fault.BrokerDies;
import io.railhead.proving.simulation.Fault.CommitFails;
import io.railhead.proving.simulation.Fault.DatabaseAway;
import io.railhead.proving.simulation.Fault.LinkCut;
import io.railhead.proving.simulation.Fault.NodeDies;
import io.railhead.proving.simulation.Fault.NodePauses;
import io.railhead.proving.simulation.Fault.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run's database, broker, scheme and nodes, and the faults that are still to strike. Used by one thread. */
final class World {
    private final Schedule schedule;
    private final Plant plant;
    private final Agenda agenda = new Agenda();
    private final Noise noise;
    private final Watch watch;
    private final WatchedLedger ledger;
    private final SimulatedLanes lanes;
    private final SimulatedOutbox outbox;
    private final Broker broker;
    private final Scheme scheme;
    private final Map<Integer, Plan> plans = new HashMap<>();
    private final Map<Integer, Fault> armed;
    private final Map<Integer, GatewayNode> nodes = new TreeMap<>();
    private final @Nullable Consumer<String> story;
    private boolean databaseAway;
    private boolean calm;

    /** @param story gets a line for everything worth telling, or null */
    World(Schedule schedule, Plant plant, @Nullable Consumer<String> story) {
        this.story = story;
        this.schedule = schedule;
        this.plant = plant;
        this.noise = new Noise(schedule.seed());
        schedule.plans().forEach(plan -> plans.put(plan.number(), plan));
        this.watch = new Watch(this);
        this.ledger = new WatchedLedger(this);
        this.lanes = ledger.lanes();
        this.outbox = ledger.outbox();
        this.scheme = new Scheme(this);
        this.broker = new Broker(this, scheme::receive);
        this.armed = new TreeMap<>(schedule.faults());
    }

    /** Tells what happens, to whoever replays a run. */
    void tell(Supplier<String> what) {
        if (story != null) {
            story.accept("%10s  %s".formatted(Agenda.text(agenda.now()), what.get()));
        }
    }

    Schedule schedule() {
        return schedule;
    }

    Plant plant() {
        return plant;
    }

    Agenda agenda() {
        return agenda;
    }

    Noise noise() {
        return noise;
    }

    Watch watch() {
        return watch;
    }

    WatchedLedger ledger() {
        return ledger;
    }

    Tables tables() {
        return ledger.tables;
    }

    SimulatedLanes lanes() {
        return lanes;
    }

    SimulatedOutbox outbox() {
        return outbox;
    }

    Broker broker() {
        return broker;
    }

    Scheme scheme() {
        return scheme;
    }

    Plan plan(int number) {
        Plan plan = plans.get(number);
        if (plan == null) {
            throw new IllegalStateException("nobody has planned payment " + number);
        }
        return plan;
    }

    Set<String> links() {
        return new TreeSet<>(List.of(Chance.FPS, Chance.SCT));
    }

    /** The nodes that live. */
    List<GatewayNode> nodes() {
        return List.copyOf(nodes.values());
    }

    @Nullable GatewayNode node(int number) {
        return nodes.get(number);
    }

    boolean isDatabaseAway() {
        return databaseAway;
    }

    /** Starts the nodes, and notes the faults that need nobody's help. */
    void begin() {
        for (int number = 1; number <= schedule.nodes(); number++) {
            start(number, 1);
        }
        schedule.faults().values().forEach(fault -> agenda.at(fault.at() * Agenda.MILLI, null, () -> strike(fault)));
    }

    private void start(int number, int life) {
        GatewayNode node = new GatewayNode(this, number, life);
        nodes.put(number, node);
        tell(() -> "node %d starts".formatted(number));
        node.start();
    }

    private void strike(Fault fault) {
        switch (fault) {
            case DatabaseAway away -> {
                databaseAway = true;
                tell(() -> "the database goes away");
                agenda.after(away.length() * Agenda.MILLI, null, () -> databaseAway = false);
            }
            case BrokerDies dies -> broker.die(dies.length() * Agenda.MILLI);
            case NodeDies dies -> strikeAnywhere(dies.node(), dies.point());
            case NodePauses pauses -> strikeAnywhere(pauses.node(), pauses.point());
            // These are looked up when their moment has come.
            case CommitFails _, LinkCut _ -> {}
        }
    }

    private void strikeAnywhere(int number, Point point) {
        GatewayNode node = nodes.get(number);
        if (point == Point.ANYWHERE && node != null) {
            node.strike(Point.ANYWHERE);
        }
    }

    /** The fault that waits for a node at a point, if its time has come. It strikes once. */
    @Nullable Fault takeStrike(int node, Point point) {
        for (Map.Entry<Integer, Fault> entry : armed.entrySet()) {
            Fault fault = entry.getValue();
            boolean here = switch (fault) {
                case NodeDies dies -> dies.node() == node && dies.point() == point;
                case NodePauses pauses ->
                    pauses.node() == node && pauses.point() == point && agenda.waiting() <= 1;
                case CommitFails _, DatabaseAway _, BrokerDies _, LinkCut _ -> false;
            };
            if (here && fault.at() * Agenda.MILLI <= agenda.now()) {
                armed.remove(entry.getKey());
                return fault;
            }
        }
        return null;
    }

    /** How a node's commit that begins now fails, or null. */
    Fault.@Nullable Fate takeFate(int node) {
        for (Map.Entry<Integer, Fault> entry : armed.entrySet()) {
            if (entry.getValue() instanceof CommitFails(int who, int at, Fault.Fate fate)
                    && who == node
                    && at * Agenda.MILLI <= agenda.now()) {
                armed.remove(entry.getKey());
                return fate;
            }
        }
        return null;
    }

    /** Whether something of this kind lies between a node and the broker now. */
    boolean isCut(int node, Way way) {
        if (calm) {
            return false;
        }
        for (Fault fault : schedule.faults().values()) {
            if (fault instanceof LinkCut cut
                    && cut.node() == node
                    && cut.way() == way
                    && cut.at() * Agenda.MILLI <= agenda.now()
                    && agenda.now() < cut.over() * Agenda.MILLI) {
                return true;
            }
        }
        return false;
    }

    /** A node is gone, with everything that it had in memory. */
    void died(GatewayNode node, int away) {
        watch.count(Seen.KILLS);
        tell(() -> "node %d dies".formatted(node.number()));
        nodes.remove(node.number());
        broker.drop(node);
        if (away != NodeDies.NEVER) {
            agenda.after(away * Agenda.MILLI, null, () -> start(node.number(), node.life() + 1));
        }
    }

    /** The faults have stopped: whoever stands still goes on, and none that has not struck yet will. */
    void calmDown() {
        calm = true;
        tell(() -> "the faults have stopped");
        databaseAway = false;
        armed.clear();
        new ArrayList<>(nodes.values()).forEach(GatewayNode::goOn);
    }
}

package io.railhead.proving.simulation;

import io.railhead.proving.simulation.Fault.NodeDies;
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
    /** Many times what the liveliest seed notes, and little enough to be played hundreds of times while it is shrunk. */
    private static final long MOST_NOTED = 1_000_000;

    private static final long MOST_NOTED_PER_PAYMENT = 1_000;

    private final Schedule schedule;
    private final Plant plant;
    private final Agenda agenda;
    private final Noise noise;
    private final Watch watch;
    private final WatchedLedger ledger;
    private final SimulatedLanes lanes;
    private final SimulatedOutbox outbox;
    private final Broker broker;
    private final Scheme scheme;
    private final Map<Integer, Plan> plans = new HashMap<>();
    private final Strikes strikes;
    private final Map<Integer, GatewayNode> nodes = new TreeMap<>();
    /** Dead nodes that come back, with the number of the life that begins then. */
    private final Map<Integer, Integer> toReturn = new TreeMap<>();

    private final @Nullable Consumer<String> story;

    /** @param story gets a line for everything worth telling, or null */
    World(Schedule schedule, Plant plant, @Nullable Consumer<String> story) {
        this.story = story;
        this.schedule = schedule;
        this.plant = plant;
        this.agenda = new Agenda(
                MOST_NOTED + MOST_NOTED_PER_PAYMENT * schedule.plans().size());
        this.noise = new Noise(schedule.seed());
        schedule.plans().forEach(plan -> plans.put(plan.number(), plan));
        this.watch = new Watch(this);
        this.ledger = new WatchedLedger(this);
        this.lanes = ledger.lanes();
        this.outbox = ledger.outbox();
        this.scheme = new Scheme(this);
        this.broker = new Broker(this, scheme::receive);
        this.strikes = new Strikes(this);
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

    Strikes strikes() {
        return strikes;
    }

    boolean isDatabaseAway() {
        return strikes.isDatabaseAway();
    }

    /** Starts the nodes, and notes the faults that need nobody's help. */
    void begin() {
        for (int number = 1; number <= schedule.nodes(); number++) {
            start(number, 1);
        }
        strikes.begin();
    }

    private void start(int number, int life) {
        GatewayNode node = new GatewayNode(this, number, life);
        nodes.put(number, node);
        tell(() -> "node %d starts".formatted(number));
        node.start();
    }

    /** A node is gone, with everything that it had in memory. */
    void died(GatewayNode node, int away) {
        watch.count(Seen.KILLS);
        tell(() -> "node %d dies".formatted(node.number()));
        nodes.remove(node.number());
        broker.drop(node);
        if (away != NodeDies.NEVER) {
            toReturn.put(node.number(), node.life() + 1);
            agenda.after(away * Agenda.MILLI, null, () -> comeBack(node.number(), node.life() + 1));
        }
    }

    private void comeBack(int number, int life) {
        if (toReturn.remove(number, life)) {
            start(number, life);
        }
    }

    /** The faults have stopped: whoever stands still goes on, whoever comes back does so now, and none that has not struck yet will. */
    void calmDown() {
        tell(() -> "the faults have stopped");
        strikes.end();
        nodes().forEach(GatewayNode::goOn);
        new TreeMap<>(toReturn).forEach(this::comeBack);
    }
}

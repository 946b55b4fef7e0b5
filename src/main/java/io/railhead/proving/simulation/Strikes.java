package io.railhead.proving.simulation;

import io.railhead.proving.simulation.Fault.BrokerDies;
import io.railhead.proving.simulation.Fault.CommitFails;
import io.railhead.proving.simulation.Fault.DatabaseAway;
import io.railhead.proving.simulation.Fault.LinkCut;
import io.railhead.proving.simulation.Fault.NodeDies;
import io.railhead.proving.simulation.Fault.NodePauses;
import io.railhead.proving.simulation.Fault.Way;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The faults of a run: which of them reign now, and which still wait for their moment. */
final class Strikes {
    private final World world;
    private final Agenda agenda;
    private final Map<Integer, Fault> armed;
    private boolean databaseAway;
    private boolean calm;

    Strikes(World world) {
        this.world = world;
        this.agenda = world.agenda();
        this.armed = new TreeMap<>(world.schedule().faults());
    }

    /** Notes the faults that need nobody's help. */
    void begin() {
        world.schedule()
                .faults()
                .values()
                .forEach(fault -> agenda.at(fault.at() * Agenda.MILLI, null, () -> strike(fault)));
    }

    /** None that has not struck yet ever will, and none reigns any more. */
    void end() {
        calm = true;
        databaseAway = false;
        armed.clear();
    }

    boolean isDatabaseAway() {
        return databaseAway;
    }

    private void strike(Fault fault) {
        switch (fault) {
            case DatabaseAway away -> {
                databaseAway = true;
                world.tell(() -> "the database goes away");
                agenda.after(away.length() * Agenda.MILLI, null, () -> databaseAway = false);
            }
            case BrokerDies dies -> world.broker().die(dies.length() * Agenda.MILLI);
            case NodeDies dies -> strikeAnywhere(dies.node(), dies.point());
            case NodePauses pauses -> strikeAnywhere(pauses.node(), pauses.point());
            // These are looked up when their moment has come.
            case CommitFails _, LinkCut _ -> {}
        }
    }

    private void strikeAnywhere(int number, Point point) {
        GatewayNode node = world.node(number);
        if (point == Point.ANYWHERE && node != null) {
            node.strike(Point.ANYWHERE);
        }
    }

    /**
     * The fault that waits for a node at a point, if its time has come. It strikes once.
     *
     * @param besides in how many calls somebody may wait for one to stand still now; whoever does would stand still too
     */
    @Nullable Fault takeStrike(int node, Point point, int besides) {
        for (Map.Entry<Integer, Fault> entry : armed.entrySet()) {
            Fault fault = entry.getValue();
            boolean here = switch (fault) {
                case NodeDies dies -> dies.node() == node && dies.point() == point;
                case NodePauses pauses ->
                    pauses.node() == node && pauses.point() == point && agenda.waiting() <= besides;
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
        for (Fault fault : world.schedule().faults().values()) {
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
}

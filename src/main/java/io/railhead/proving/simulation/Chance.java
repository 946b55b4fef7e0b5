package io.railhead.proving.simulation;

import io.railhead.proving.simulation.Fault.BrokerDies;
import io.railhead.proving.simulation.Fault.CommitFails;
import io.railhead.proving.simulation.Fault.DatabaseAway;
import io.railhead.proving.simulation.Fault.Fate;
import io.railhead.proving.simulation.Fault.LinkCut;
import io.railhead.proving.simulation.Fault.NodeDies;
import io.railhead.proving.simulation.Fault.NodePauses;
import io.railhead.proving.simulation.Fault.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes a schedule out of a seed. */
final class Chance {
    static final String FPS = "uk-fps";
    static final String SCT = "sct-inst";

    /** Asks and faults fall into this time, in milliseconds. */
    private static final int BUSY = 40_000;

    private static final int NODES = 2;
    /** Half of what happens comes in rushes, so far apart. */
    private static final int RUSH = 4_000;

    private static final int[] RINGS = {2, 16, 20_000};
    private static final int[] CREDITS = {6, 30, 500};

    private final Noise noise;

    private Chance(long seed) {
        this.noise = new Noise(seed);
    }

    static Schedule schedule(long seed, int payments) {
        return new Chance(seed).schedule(payments);
    }

    private Schedule schedule(int payments) {
        List<Plan> plans = new ArrayList<>();
        for (int number = 1; number <= payments; number++) {
            plans.add(plan(number));
        }
        Map<Integer, Fault> faults = new TreeMap<>();
        int many = noise.between(3, 20, "faults", 0, 0);
        for (int number = 1; number <= many; number++) {
            faults.put(number, fault(number));
        }
        return new Schedule(
                noise.seed(),
                plans,
                faults,
                NODES,
                RINGS[noise.below(RINGS.length, "ring", 0, 0)],
                CREDITS[noise.below(CREDITS.length, "credit", 0, 0)]);
    }

    private Plan plan(int number) {
        String link = noise.isIn(60, "link", number, 0) ? FPS : SCT;
        boolean item = noise.isIn(25, "item", number, 0);
        int first = moment("ask", number, 60);
        return new Plan(
                number,
                link,
                item,
                noise.between(1, 99_999, "pence", number, 0),
                link.equals(FPS) && noise.isIn(5, "tomorrow", number, 0),
                item && noise.isIn(30, "uetr", number, 0),
                asks(number, first, item),
                noise.isIn(8, "cancel", number, 0) ? first + noise.below(900, "cancel at", number, 0) : -1,
                conduct(number),
                noise.oneOf(Conduct.OnRepeat.values(), "repeat", number, 0),
                answerAfter(number));
    }

    /** A fifth is asked for again, often at once and at the other node; a few keys are used for something else. */
    private List<Plan.Ask> asks(int number, int first, boolean item) {
        List<Plan.Ask> asks = new ArrayList<>();
        asks.add(new Plan.Ask(first, node("node", number), false));
        if (noise.isIn(20, "again", number, 0)) {
            boolean soon = noise.isIn(60, "soon", number, 0);
            int later = first + noise.below(soon ? 8 : 5000, "again at", number, 0);
            boolean other = !item && noise.isIn(20, "other", number, 0);
            asks.add(new Plan.Ask(later, node("again of", number), other));
        }
        return asks;
    }

    private int moment(String question, int number, int width) {
        int any = noise.below(BUSY, question, number, 0);
        return noise.isIn(50, question, number, 1) ? any / RUSH * RUSH + noise.below(width, question, number, 2) : any;
    }

    private int node(String question, int number) {
        return noise.between(1, NODES, question, number, 0);
    }

    /** Half of all simply settle. */
    private Conduct conduct(int number) {
        return noise.isIn(50, "plain", number, 0)
                ? Conduct.SETTLES
                : noise.oneOf(Conduct.values(), "conduct", number, 0);
    }

    private int answerAfter(int number) {
        return switch (noise.below(10, "answer", number, 0)) {
            case 0 -> 0;
            case 1, 2 -> noise.below(12_000, "answer slow", number, 0);
            case 3 -> noise.between(9_000, 25_000, "answer late", number, 0);
            default -> noise.below(300, "answer soon", number, 0);
        };
    }

    /** Only one of the nodes ever goes for good, or nobody would be left. */
    private boolean isLast(int number, int node) {
        return node == NODES && noise.isIn(10, "last", number, 0);
    }

    private Fault fault(int number) {
        int at = moment("fault at", number, 1);
        int node = node("fault of", number);
        Point point = noise.oneOf(Point.values(), "point", number, 0);
        int length = noise.isIn(50, "short", number, 0)
                ? noise.between(50, 3_000, "length", number, 0)
                : noise.between(3_000, 30_000, "length", number, 1);
        return switch (noise.below(10, "fault", number, 0)) {
            case 0, 1, 2 -> new NodeDies(node, at, point, isLast(number, node) ? NodeDies.NEVER : length);
            case 3 -> new NodePauses(node, at, point, length);
            // Longer than a lease, where it matters most.
            case 4 -> new NodePauses(node, at, Point.BEFORE_CLAIM, noise.between(10_000, 20_000, "long", number, 0));
            case 5, 6 -> new CommitFails(node, at, noise.oneOf(Fate.values(), "fate", number, 0));
            case 7 -> new DatabaseAway(at, Math.min(length, 6_000));
            case 8 -> new BrokerDies(at, Math.min(length, 8_000));
            default -> new LinkCut(node, at, length, noise.oneOf(Way.values(), "way", number, 0));
        };
    }
}

package io.railhead.proving.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that is going to happen to a gateway in one run, as data. Two runs of one schedule are the same run.
 *
 * @param seed also of all delays
 * @param faults by number, from 1
 * @param nodes how many there are
 * @param idRing how many message ids the broker remembers
 * @param credit of each link
 */
record Schedule(long seed, List<Plan> plans, Map<Integer, Fault> faults, int nodes, int idRing, int credit) {
    Schedule {
        plans = List.copyOf(plans);
        faults = new TreeMap<>(faults);
    }

    /** The names of its parts: {@code p} and a number for a payment, {@code f} and a number for a fault. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        faults.keySet().forEach(number -> parts.add("f" + number));
        plans.forEach(plan -> parts.add("p" + plan.number()));
        return parts;
    }

    /** The same with these parts alone. */
    Schedule only(List<String> kept) {
        Set<String> names = new HashSet<>(kept);
        Map<Integer, Fault> fewer = new TreeMap<>(faults);
        fewer.keySet().removeIf(number -> !names.contains("f" + number));
        List<Plan> some = plans.stream()
                .filter(plan -> names.contains("p" + plan.number()))
                .toList();
        return new Schedule(seed, some, fewer, nodes, idRing, credit);
    }

    /** When the last fault is over, in milliseconds. */
    int calmFrom() {
        return faults.values().stream().mapToInt(Fault::over).max().orElse(0);
    }

    /** When the last ask begins, in milliseconds. */
    int lastAsk() {
        return plans.stream()
                .flatMap(plan -> plan.asks().stream())
                .mapToInt(Plan.Ask::at)
                .max()
                .orElse(0);
    }

    /** For people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%d nodes, credit %d a link, the broker remembers %d ids".formatted(nodes, credit, idRing));
        faults.forEach((number, fault) -> lines.add("f%d  %s".formatted(number, fault.words())));
        plans.forEach(plan -> lines.add("p%d  %s".formatted(plan.number(), plan.words())));
        return lines;
    }

    String keep() {
        return parts().stream().collect(Collectors.joining(","));
    }
}

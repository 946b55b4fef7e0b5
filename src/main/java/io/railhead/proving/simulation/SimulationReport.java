package io.railhead.proving.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of it, for people and for programs.
 *
 * @param finding the first schedule that failed, shrunk, or null when none did
 */
record SimulationReport(
        SimulateOptions options, long seeds, double seconds, Map<Seen, Long> seen, Simulate.@Nullable Finding finding) {
    SimulationReport {
        seen = new EnumMap<>(seen);
    }

    static Map<Seen, Long> counted(Map<Seen, Integer> seen) {
        Map<Seen, Long> counted = new EnumMap<>(Seen.class);
        seen.forEach((what, many) -> counted.put(what, (long) many));
        return counted;
    }

    private long perMinute() {
        return seconds <= 0 ? 0 : Math.round(seeds * 60 / seconds);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        if (options.plant() != Plant.NOTHING) {
            text.append("Planted: ").append(options.plant().words()).append('\n');
        }
        text.append("%d seeds of %d payments in %.1f s, %d a minute: %s%n"
                .formatted(
                        seeds,
                        options.payments(),
                        seconds,
                        perMinute(),
                        finding == null ? "nothing was violated" : "a violation"));
        for (Seen what : Seen.values()) {
            text.append("%12d  %s%n".formatted(seen.getOrDefault(what, 0L), what.words()));
        }
        if (finding != null) {
            violation(finding, text);
        }
        return text.toString();
    }

    private void violation(Simulate.Finding found, StringBuilder text) {
        text.append("%nSeed %d: %s%n".formatted(found.seed(), found.violation()));
        text.append("What is left of %d payments and %d faults:%n"
                .formatted(found.whole().plans().size(), found.whole().faults().size()));
        found.shrunk().lines().forEach(line -> text.append("  ").append(line).append('\n'));
        text.append("Again: ").append(again(found)).append('\n');
    }

    private String again(Simulate.Finding found) {
        String plant = options.plant() == Plant.NOTHING
                ? ""
                : " --plant " + options.plant().word();
        String payments = options.payments() == SimulateOptions.PAYMENTS ? "" : " --payments " + options.payments();
        return "./railhead simulate --seed %d --keep %s%s%s --story"
                .formatted(found.seed(), found.shrunk().keep(), payments, plant);
    }

    String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("seeds", seeds)
                .put("payments", options.payments())
                .put("seconds", Math.round(seconds * 10) / 10.0)
                .put("seedsPerMinute", perMinute())
                .put("planted", options.plant().word());
        ObjectNode counts = json.putObject("seen");
        for (Seen what : Seen.values()) {
            counts.put(what.name().toLowerCase(java.util.Locale.ROOT), seen.getOrDefault(what, 0L));
        }
        ArrayNode violations = json.putArray("violations");
        if (finding != null) {
            ObjectNode one = violations.addObject();
            one.put("seed", finding.seed())
                    .put("invariant", finding.violation().invariant())
                    .put("sentence", finding.violation().sentence())
                    .put("again", again(finding));
            finding.shrunk().lines().forEach(one.putArray("schedule")::add);
        }
        return json.toString();
    }
}

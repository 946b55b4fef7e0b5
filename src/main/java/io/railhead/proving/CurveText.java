package io.railhead.proving;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The curve for people and for programs. */
final class CurveText {
    private static final String LINE = "%6s %9s %9s %8s %8s %8s  %-5s %s%n";

    private CurveText() {}

    /** One line a rate, under a line of names; nothing where there is no curve. */
    static String table(List<Curve.Point> curve) {
        if (curve.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\nrates up to the highest; latency in ms, CPU ms per payment\n");
        text.append(LINE.formatted(
                "share", "arrive/s", "settle/s", "p50", "p99", "p99.9", "kept", names(curve.getFirst())));
        for (Curve.Point point : curve) {
            Result.Latency latency = point.latency();
            text.append(LINE.formatted(
                    point.share().percent() + " %",
                    ReportText.in(point.arrivals(), 1),
                    ReportText.in(point.settled(), 1),
                    ReportText.in(latency.p50(), 1),
                    ReportText.in(latency.p99(), 1),
                    ReportText.in(latency.p999(), 1),
                    point.kept() ? "yes" : "NO",
                    spent(point)));
        }
        return text.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String names(Curve.Point point) {
        return point.cpuMs().keySet().stream().map("%9s"::formatted).collect(Collectors.joining(" "));
    }

    private static String spent(Curve.Point point) {
        List<String> texts = new ArrayList<>();
        point.cpuMs().values().forEach(millis -> texts.add("%9s".formatted(ReportText.in(millis, 2))));
        return String.join(" ", texts);
    }

    static void json(ArrayNode into, List<Curve.Point> curve) {
        for (Curve.Point point : curve) {
            ObjectNode node = into.addObject();
            node.put("percent", point.share().percent());
            node.put("rate", point.share().rate());
            node.put("arrivalsPerSecond", ReportText.rounded(point.arrivals()));
            node.put("settledPerSecond", ReportText.rounded(point.settled()));
            node.set("latencyMs", ReportText.latency(point.latency()));
            ObjectNode spent = node.putObject("cpuMsByProcess");
            point.cpuMs().forEach((process, millis) -> spent.put(process, ReportText.rounded(millis)));
            node.put("settledAsTheyArrived", point.kept());
        }
    }
}

package io.railhead.proving;

import io.railhead.proving.plot.Axis;
import io.railhead.proving.plot.Panel;
import io.railhead.proving.plot.Series;
import io.railhead.proving.plot.Series.Point;
import io.railhead.proving.plot.Svg;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A result as a drawing: rate and latency over the seconds of the measured part, and the curve where there is one. */
final class BenchPlot {
    private BenchPlot() {}

    /**
     * @param at when it was measured
     * @param command what was asked for, as it was typed
     */
    static String svg(Result result, Instant at, String command) {
        List<Panel> panels = new ArrayList<>();
        Axis time = Axis.linear("seconds of the measured part");
        panels.add(new Panel(
                "Settled payments",
                time,
                Axis.linear("payments a second"),
                List.of(steps("settled", result, Timeline.Step::settled))));
        panels.add(new Panel(
                "Request to final status",
                time,
                Axis.logarithmic("milliseconds, of those that ended in this second (log)"),
                List.of(steps("p50", result, Timeline.Step::p50), steps("p99", result, Timeline.Step::p99))));
        if (!result.curve().isEmpty()) {
            panels.add(new Panel(
                    "Latency against rate",
                    Axis.linear("arrivals a second"),
                    Axis.logarithmic("milliseconds (log)"),
                    List.of(
                            rates("p50", result, Result.Latency::p50),
                            rates("p99", result, Result.Latency::p99),
                            rates("p99.9", result, Result.Latency::p999))));
        }
        return Svg.write("Railhead: " + result.load(), at.truncatedTo(ChronoUnit.SECONDS) + "  " + command, panels);
    }

    /** A second stands at its end: that is when its count is known. */
    private static Series steps(String name, Result result, ToDoubleFunction<Timeline.Step> value) {
        return new Series(
                name,
                result.timeline().stream()
                        .map(step -> new Point(step.second() + 1, value.applyAsDouble(step)))
                        .toList());
    }

    private static Series rates(String name, Result result, ToDoubleFunction<Result.Latency> value) {
        return new Series(
                name,
                result.curve().stream()
                        .map(point -> new Point(point.arrivals(), value.applyAsDouble(point.latency())))
                        .toList());
    }
}

package io.railhead.proving;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How latency grows with the rate, up to the highest that is settled as it arrives. */
final class Curve {
    private static final List<Integer> PERCENTS = List.of(10, 25, 50, 75, 90, 100);

    private Curve() {}

    /** A rate to measure, and what share of the highest it is. */
    record Share(int percent, int rate) {}

    /**
     * What one rate gave.
     *
     * @param arrivals payments a second that were planned to arrive
     * @param settled payments a second that had their end meanwhile
     * @param latency from the planned arrival to the end
     * @param cpuMs processor milliseconds per payment, by process
     * @param kept whether all were settled as they arrived
     */
    record Point(
            Share share,
            double arrivals,
            double settled,
            Result.Latency latency,
            Map<String, Double> cpuMs,
            boolean kept) {

        static Point of(Share share, MeasuredPart part, List<Sample> samples) {
            double seconds = (part.until() - part.from()) / 1e9;
            Keeping keeping = Keeping.of(samples, part.from(), part.until());
            long settled = Samples.settledBetween(samples, part.from(), part.until());
            Map<String, Double> cpuMs = new LinkedHashMap<>();
            part.last()
                    .millisSince(part.first())
                    .forEach((process, millis) -> cpuMs.put(process, millis / (double) settled));
            return new Point(
                    share,
                    keeping.planned() / seconds,
                    settled / seconds,
                    Result.Latency.of(Samples.latencies(samples, part.from(), part.until())),
                    cpuMs,
                    keeping.keeps(share.rate()));
        }
    }

    /** Ascending; a rate that several shares would round to is measured once, as the largest of them. */
    static List<Share> shares(int highest) {
        TreeMap<Integer, Integer> percents = new TreeMap<>();
        for (int percent : PERCENTS) {
            percents.put((int) Math.max(1, Math.round(highest * percent / 100.0)), percent);
        }
        return percents.entrySet().stream()
                .map(each -> new Share(each.getValue(), each.getKey()))
                .toList();
    }
}

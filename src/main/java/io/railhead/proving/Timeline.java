package io.railhead.proving;

import io.railhead.proving.Sample.Fate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The measured part, second by second. */
final class Timeline {
    private static final long A_SECOND = 1_000_000_000;

    private Timeline() {}

    /**
     * What ended within one second.
     *
     * @param second the number of the second, from 0
     * @param settled payments whose end came within it
     * @param p50 their latency in milliseconds; no number when there were none
     * @param p99 likewise
     */
    record Step(int second, int settled, double p50, double p99) {}

    /**
     * As many steps as full seconds lie between two moments of the monotonic clock, in nanoseconds; what is left over
     * would be a step with too little in it.
     */
    static List<Step> of(Collection<Sample> samples, long from, long until) {
        List<double[]> ends = samples.stream()
                .filter(sample -> sample.fate() == Fate.SETTLED)
                .map(sample -> new double[] {
                    (sample.done() - from) / (double) A_SECOND, (sample.done() - sample.planned()) / 1e6
                })
                .toList();
        return of(ends, (int) ((until - from) / A_SECOND));
    }

    /** @param ends of each payment the seconds until its end from the beginning, and its latency in milliseconds */
    static List<Step> of(List<double[]> ends, int seconds) {
        List<List<Double>> bySecond = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            bySecond.add(new ArrayList<>());
        }
        for (double[] end : ends) {
            if (end[0] >= 0 && end[0] < seconds) {
                bySecond.get((int) end[0]).add(end[1]);
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            double[] sorted = bySecond.get(i).stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            Result.Latency latency = Result.Latency.of(sorted);
            steps.add(new Step(i, sorted.length, latency.p50(), latency.p99()));
        }
        return List.copyOf(steps);
    }
}

package io.railhead.proving;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a measurement found.
 *
 * @param load what was asked for, in words
 * @param seconds length of the measured part; of a file, from its drop to the last final status
 * @param arrivals the rate at which payments arrived, where that was constant
 * @param settledMeanwhile payments whose settlement was known to their callers within the measured part
 * @param settledPerSecondWhole from the first request to the last final status, warm-up included
 * @param latency from the planned request (by file: from the drop) to the final status, of the measured part
 * @param cpu what the processors did in the measured part
 * @param gatewayMemory at the end of the measured part
 * @param timeline the measured part by seconds
 * @param curve lower rates that were measured before it, and it; empty when that was not asked for
 * @param asked requests made in the whole run, or payments in the file
 * @param counts of the requests' fates
 * @param settled payments in the whole run, by the gateway's books
 * @param lost payments that one side or the caller's answer knows of and another does not, or without an end
 * @param doubled payments that exist twice on either side
 * @param sumsEqual whether both sides' sums agree to the penny
 */
record Result(
        String load,
        double seconds,
        @Nullable Arrivals arrivals,
        long settledMeanwhile,
        double settledPerSecondWhole,
        Latency latency,
        Cpu cpu,
        ProcessMemory gatewayMemory,
        List<Timeline.Step> timeline,
        List<Curve.Point> curve,
        int asked,
        Map<Sample.Fate, Long> counts,
        long settled,
        long lost,
        long doubled,
        boolean sumsEqual) {

    Result {
        timeline = List.copyOf(timeline);
        curve = List.copyOf(curve);
    }

    /**
     * Load at a constant rate.
     *
     * @param rate a second
     * @param kept whether it was settled as it arrived over the whole measured part
     * @param trials the rates that were tried before, when this one had to be found
     */
    record Arrivals(int rate, boolean kept, List<RateSearch.Trial> trials) {}

    /** In milliseconds. */
    record Latency(double p50, double p99, double p999, double most) {
        /** @param sorted in ascending order, milliseconds */
        static Latency of(double[] sorted) {
            return new Latency(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
        }

        /** The smallest value that so large a share does not exceed. */
        private static double at(double[] sorted, double share) {
            return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
        }
    }

    /**
     * Processor milliseconds of the measured part.
     *
     * @param byProcess of each process that takes part
     * @param byGatewayThread of the gateway's, by thread
     * @param others processors that were busy with other things, on average; more than a little spoils the rates
     */
    record Cpu(Map<String, Long> byProcess, Map<String, Long> byGatewayThread, double others) {
        static Cpu between(CpuReading first, CpuReading last) {
            return new Cpu(last.millisSince(first), last.threadMillisSince(first), last.othersSince(first));
        }
    }

    double settledPerSecond() {
        return settledMeanwhile / seconds;
    }

    /** Processor milliseconds of one process, or all, for each payment settled meanwhile. */
    double perPayment(long millis) {
        return millis / (double) settledMeanwhile;
    }

    double cpuMsPerPayment() {
        return perPayment(
                cpu.byProcess().values().stream().mapToLong(Long::longValue).sum());
    }

    /** Nothing lost, nothing twice, sums equal, and something was measured at all. */
    boolean sound() {
        return lost == 0 && doubled == 0 && sumsEqual && settledMeanwhile > 0;
    }
}

package io.railhead.proving;

import java.util.Map;

/**
 * What a measurement found. All rates are of payments that both the gateway and the scheme hold for settled.
 *
 * @param load what was asked for, in words
 * @param seconds length of the steady part
 * @param settledPerSecond in the steady part
 * @param settledPerSecondWhole from the first request to the last final status, warm-up included
 * @param latency from the planned request (by file: from the drop) to the final status, of the steady part
 * @param cpuMsPerPayment processor milliseconds of all processes for each payment settled in the steady part
 * @param cpuMsByProcess the same by process
 * @param gatewayThreads the gateway's part by thread
 * @param othersBusy processors that were busy with other things meanwhile; more than a little spoils the rates
 * @param asked requests made, or payments in the file
 * @param counts of the requests' fates
 * @param settled payments in the whole run, by the gateway's books
 * @param lost payments that one side or the caller's answer knows of and another does not, or without an end
 * @param doubled payments that exist twice on either side
 * @param sumsEqual whether both sides' sums agree to the penny
 */
record Result(
        String load,
        double seconds,
        double settledPerSecond,
        double settledPerSecondWhole,
        Latency latency,
        double cpuMsPerPayment,
        Map<String, Double> cpuMsByProcess,
        Map<String, Double> gatewayThreads,
        double othersBusy,
        int asked,
        Map<Sample.Fate, Long> counts,
        long settled,
        long lost,
        long doubled,
        boolean sumsEqual) {
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

    /** The same with the rate over another length of time: from the drop of a file to its last final status. */
    Result overSeconds(double length) {
        return new Result(
                load,
                length,
                settled / length,
                settledPerSecondWhole,
                latency,
                cpuMsPerPayment,
                cpuMsByProcess,
                gatewayThreads,
                othersBusy,
                asked,
                counts,
                settled,
                lost,
                doubled,
                sumsEqual);
    }

    /** Nothing lost, nothing twice, sums equal. */
    boolean sound() {
        return lost == 0 && doubled == 0 && sumsEqual;
    }
}

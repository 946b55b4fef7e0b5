package io.railhead.proving;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time of everything that takes part, at one moment.
 *
 * @param at on the monotonic clock, in nanoseconds
 * @param ticks by process, those of all gateways together
 * @param gatewayThreads ticks by thread name of the first gateway
 * @param machine ticks that the machine was busy with anything
 */
record CpuReading(long at, Map<String, Long> ticks, Map<String, Long> gatewayThreads, long machine) {
    static CpuReading of(Site site) throws IOException {
        Map<String, Long> ticks = new LinkedHashMap<>();
        for (long gateway : site.gatewayPids()) {
            ticks.merge("gateway", ProcessorTime.of(gateway), Long::sum);
        }
        ticks.put("database", ProcessorTime.ofTree(site.databasePid()));
        ticks.put("simulator", ProcessorTime.of(site.simulatorPid()));
        ticks.put("generator", ProcessorTime.of(ProcessHandle.current().pid()));
        return new CpuReading(
                System.nanoTime(), ticks, ProcessorTime.byThread(site.gatewayPid()), ProcessorTime.ofMachine());
    }

    /** Processor milliseconds by process since an earlier reading. */
    Map<String, Long> millisSince(CpuReading earlier) {
        Map<String, Long> millis = new LinkedHashMap<>();
        ticks.forEach((process, now) ->
                millis.put(process, (now - earlier.ticks.getOrDefault(process, 0L)) * ProcessorTime.MILLIS_A_TICK));
        return millis;
    }

    Map<String, Long> threadMillisSince(CpuReading earlier) {
        Map<String, Long> millis = new TreeMap<>();
        gatewayThreads.forEach((name, now) ->
                millis.put(name, (now - earlier.gatewayThreads.getOrDefault(name, 0L)) * ProcessorTime.MILLIS_A_TICK));
        return millis;
    }

    /** Processors that were busy with other things than this measurement, on average. */
    double othersSince(CpuReading earlier) {
        long ours = millisSince(earlier).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long all = (machine - earlier.machine) * ProcessorTime.MILLIS_A_TICK;
        return Math.max(0, all - ours) / ((at - earlier.at) / 1e6);
    }
}

package io.railhead.proving;

import io.railhead.proving.Sample.Fate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What many samples say together. Moments are of the monotonic clock, in nanoseconds. */
final class Samples {
    private Samples() {}

    /** How many were settled after one moment and not after another. */
    static long settledBetween(Collection<Sample> samples, long from, long until) {
        return samples.stream()
                .filter(sample -> sample.fate() == Fate.SETTLED && sample.done() > from && sample.done() <= until)
                .count();
    }

    /**
     * Milliseconds from the planned start to the answer, ascending, of those that were planned between two moments,
     * whenever their answer came. One that was accepted but had no end within the wait counts with the wait: less than
     * the truth, but not left out. Refusals have no latency; they are counted apart.
     */
    static double[] latencies(Collection<Sample> samples, long from, long until) {
        return samples.stream()
                .filter(sample -> sample.fate().accepted() && sample.planned() >= from && sample.planned() < until)
                .mapToDouble(sample -> (sample.done() - sample.planned()) / 1e6)
                .sorted()
                .toArray();
    }

    /** The end-to-end ids of the payments that were promised. */
    static Set<String> accepted(Collection<Sample> samples, Instructions instructions) {
        return samples.stream()
                .filter(sample -> sample.fate().accepted())
                .map(sample -> instructions.endToEndId(sample.number()))
                .collect(Collectors.toSet());
    }

    static Map<Fate, Long> fates(Collection<Sample> samples) {
        return samples.stream()
                .collect(Collectors.groupingBy(Sample::fate, () -> new EnumMap<>(Fate.class), Collectors.counting()));
    }
}

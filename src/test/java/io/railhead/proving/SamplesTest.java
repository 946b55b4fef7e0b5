package io.railhead.proving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.proving.Sample.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final long MS = 1_000_000;

    @Test
    void latencyCountsFromThePlannedStartAndAlsoWhenTheAnswerCameAfterTheEnd() {
        List<Sample> samples = List.of(
                sample(0, 5, Fate.SETTLED),
                sample(10, 40, Fate.SETTLED),
                sample(19, 900, Fate.SETTLED),
                sample(20, 21, Fate.SETTLED));

        assertArrayEquals(new double[] {30, 881}, Samples.latencies(samples, 10 * MS, 20 * MS));
    }

    @Test
    void onesWithoutAnEndStayInTheLatencyAndRefusalsDoNot() {
        List<Sample> samples = List.of(
                sample(0, 30_000, Fate.PENDING),
                sample(0, 1, Fate.TURNED_AWAY),
                sample(0, 2, Fate.REFUSED),
                sample(0, 3, Fate.BROKEN),
                sample(0, 4, Fate.NOT_SETTLED));

        assertArrayEquals(new double[] {4, 30_000}, Samples.latencies(samples, 0, MS));
        assertEquals(
                Map.of(Fate.PENDING, 1L, Fate.TURNED_AWAY, 1L, Fate.REFUSED, 1L, Fate.BROKEN, 1L, Fate.NOT_SETTLED, 1L),
                Samples.fates(samples));
    }

    @Test
    void theRateCountsEndsNotStarts() {
        List<Sample> samples = List.of(
                sample(0, 11, Fate.SETTLED),
                sample(12, 20, Fate.SETTLED),
                sample(15, 25, Fate.SETTLED),
                sample(15, 16, Fate.REFUSED));

        assertEquals(2, Samples.settledBetween(samples, 10 * MS, 20 * MS));
    }

    @Test
    void percentilesAreValuesThatWereSeen() {
        double[] thousand = IntStream.rangeClosed(1, 1000).asDoubleStream().toArray();
        Result.Latency latency = Result.Latency.of(thousand);

        assertEquals(new Result.Latency(500, 990, 999, 1000), latency);
        assertEquals(new Result.Latency(7, 7, 7, 7), Result.Latency.of(new double[] {7}));
        assertTrue(Double.isNaN(Result.Latency.of(new double[0]).p50()), "nothing seen is not zero");
        assertEquals(1, Result.Latency.of(DoubleStream.of(1, 2).toArray()).p50());
    }

    @Test
    void arrivalsAreKeptWhileNoMoreThanHalfASecondOfThemIsOpen() {
        assertTrue(keeping(100, 50, Fate.SETTLED).keeps(100));
        assertFalse(keeping(100, 51, Fate.SETTLED).keeps(100));
    }

    @Test
    void oneThatIsTurnedAwayOrLateSpoilsTheRate() {
        for (Fate fate : Fate.values()) {
            assertEquals(fate == Fate.SETTLED, keeping(100, 1, fate).keeps(100), fate.name());
        }
    }

    /** A window of a second in which so many of the arrivals are still open at its end, and end so. */
    private static Keeping keeping(int arrivals, int open, Fate late) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < arrivals; i++) {
            boolean stays = i < open;
            samples.add(sample(i, stays ? 1001 : 999, stays ? late : Fate.SETTLED));
        }
        // Not of this window.
        samples.add(sample(-1, 5000, Fate.BROKEN));
        samples.add(sample(1000, 5000, Fate.BROKEN));
        Keeping keeping = Keeping.of(samples, 0, 1000 * MS);
        assertEquals(arrivals, keeping.planned());
        assertEquals(open, keeping.open());
        return keeping;
    }

    private static Sample sample(long plannedMillis, long doneMillis, Fate fate) {
        return new Sample(0, plannedMillis * MS, doneMillis * MS, fate);
    }
}

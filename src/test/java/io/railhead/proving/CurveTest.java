package io.railhead.proving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.railhead.proving.Curve.Share;
import io.railhead.proving.Sample.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static final long SECOND = 1_000_000_000;
    private static final long MS = 1_000_000;

    @Test
    void sixSharesOfTheHighestRateAreMeasuredInAscendingOrder() {
        assertEquals(
                List.of(
                        new Share(10, 40),
                        new Share(25, 100),
                        new Share(50, 200),
                        new Share(75, 300),
                        new Share(90, 360),
                        new Share(100, 400)),
                Curve.shares(400));
    }

    @Test
    void lowRatesAreMeasuredOnceAndTheHighestIsAlwaysAmongThem() {
        assertEquals(List.of(new Share(25, 1), new Share(75, 2), new Share(100, 3)), Curve.shares(3));
        assertEquals(List.of(new Share(100, 1)), Curve.shares(1));
        for (int highest = 1; highest < 500; highest++) {
            assertEquals(new Share(100, highest), Curve.shares(highest).getLast());
        }
    }

    @Test
    void aPointSaysWhatArrivedWhatWasSettledAndWhatItCost() {
        Curve.Point point = point(10, 1010);

        assertEquals(10, point.arrivals());
        assertEquals(9.5, point.settled(), "the last one of twenty had its end after the part's");
        assertEquals(10, point.latency().p50());
        assertEquals(1010, point.latency().p999());
        assertEquals(Map.of("gateway", 10.0, "database", 5 * 10 / 19.0), point.cpuMs());
        assertTrue(point.kept());
    }

    @Test
    void aRateIsNotKeptWhenOneOfItsPaymentsIsNotSettled() {
        List<Sample> samples = List.of(new Sample(0, 0, MS, Fate.SETTLED), new Sample(0, MS, 2 * MS, Fate.PENDING));

        assertFalse(Curve.Point.of(new Share(50, 1), part(), samples).kept());
    }

    @Test
    void theTableHasALineARateAndTheDocumentAnEntry() {
        List<Curve.Point> curve = List.of(point(10, 1010), point(20, 30));
        List<String> lines = CurveText.table(curve).lines().toList();

        assertEquals(5, lines.size(), lines::toString);
        assertTrue(lines.get(2).contains("arrive/s") && lines.get(2).contains("gateway"), lines::toString);
        assertTrue(lines.get(3).matches(" +10 % +10\\.0 +9\\.5 +10\\.0 +1010\\.0 +1010\\.0 +yes .*"), lines::toString);
        assertEquals("", CurveText.table(List.of()));

        ArrayNode array = new ObjectMapper().createArrayNode();
        CurveText.json(array, curve);
        JsonNode first = array.get(0);
        assertEquals(2, array.size());
        assertEquals(10, first.at("/rate").asInt());
        assertEquals(9.5, first.at("/settledPerSecond").asDouble());
        assertEquals(1010, first.at("/latencyMs/p99").asInt());
        assertEquals(10, first.at("/cpuMsByProcess/gateway").asInt());
        assertTrue(first.at("/settledAsTheyArrived").asBoolean());
    }

    /** Twenty arrivals in two seconds, the last of which takes longer than the part lasts. */
    private static Curve.Point point(int latencyMs, int lastMs) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long planned = i * SECOND / 10;
            samples.add(new Sample(0, planned, planned + (i == 19 ? lastMs : latencyMs) * MS, Fate.SETTLED));
        }
        return Curve.Point.of(new Share(10, 10), part(), samples);
    }

    private static MeasuredPart part() {
        return new MeasuredPart(
                0, 2 * SECOND, reading(0, 3, 1), reading(2 * SECOND, 22, 6), new ProcessMemory(1024, 2048));
    }

    private static CpuReading reading(long at, long gateway, long database) {
        return new CpuReading(at, Map.of("gateway", gateway, "database", database), Map.of(), 0);
    }
}

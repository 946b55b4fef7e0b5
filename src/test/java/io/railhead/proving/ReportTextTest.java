package io.railhead.proving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.railhead.proving.Sample.Fate;
import io.railhead.proving.limits.MachineLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTextTest {
    private static final MachineLimits LIMITS = new MachineLimits(210, 1234.5678, 5000, 9000, 4000, 280, "P 1");

    @Test
    void theDocumentHasWhatProgramsLookFor() throws Exception {
        JsonNode node = new ObjectMapper().readTree(ReportText.json(report(0, LIMITS), false));

        assertEquals(50, node.at("/settledPerSecond").asInt());
        assertEquals(10, node.at("/latencyMs/p50").asInt());
        assertEquals(20, node.at("/latencyMs/p99").asInt());
        assertEquals(30, node.at("/latencyMs/p999").asInt());
        assertEquals(5.0, node.at("/cpuMsPerPayment").asDouble());
        assertEquals(4.0, node.at("/cpuMsByProcess/gateway").asDouble());
        assertEquals(1.0, node.at("/cpuMsByProcess/database").asDouble());
        assertEquals("0", node.at("/lost").toString());
        assertEquals("0", node.at("/doubled").toString());
        assertEquals("P 1", node.at("/provider").asText());
        assertEquals(1234.568, node.at("/limits/durableCommitsPerSecond").asDouble());
        assertEquals(5000, node.at("/limits/durableMessagesPerSecond").asInt());
        assertEquals(9000, node.at("/limits/signaturesPerSecond").asInt());
        assertEquals(280, node.at("/limits/diskSyncsPerSecond").asInt());
        assertEquals(50, node.at("/arrivalsPerSecond").asInt());
        assertEquals("[{\"rate\":60,\"kept\":false}]", node.at("/trials").toString());
        assertTrue(node.at("/cpuMsByGatewayThread").isMissingNode());
        assertFalse(new ObjectMapper()
                .readTree(ReportText.json(report(0, LIMITS), true))
                .at("/cpuMsByGatewayThread/engine-N")
                .isMissingNode());
    }

    @Test
    void limitsThatWereNotAskedForAreAnEmptyObject() throws Exception {
        JsonNode node = new ObjectMapper().readTree(ReportText.json(report(0, null), false));

        assertEquals("{}", node.at("/limits").toString());
        assertFalse(ReportText.table(report(0, null), false).contains("limits"));
    }

    @Test
    void theTableNamesTheRateThatWasFoundAndTheLimitsBesideIt() {
        String table = ReportText.table(report(0, LIMITS), false);

        assertTrue(table.contains("REST, 50 a second, the highest found, settled as they arrived"), table);
        assertTrue(table.contains("1235 (1 connection: 210)"), table);
        assertFalse(table.contains("engine-N"), table);
    }

    @Test
    void aRunIsSoundOnlyWhenNothingIsLost() {
        assertTrue(report(0, null).result().sound());
        assertFalse(report(1, null).result().sound());
    }

    @Test
    void theGatewaySaysItselfWhoSigns(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("gateway.log");
        Files.writeString(
                log, "one\n10:00 INFO (main) Signatures are done by Native 2.5.0, cross-checked with the JDK\n");
        assertEquals("Native 2.5.0", Site.provider(log));
        Files.writeString(log, "Signatures are done by the JDK; the native provider cannot be used: no\n");
        assertEquals("the JDK", Site.provider(log));
        Files.writeString(log, "nothing about it\n");
        assertEquals("the JDK", Site.provider(log));
    }

    @Test
    void memoryStartAndHistoryAreTold() throws Exception {
        JsonNode node = new ObjectMapper().readTree(ReportText.json(report(0, null), false));

        assertEquals(512, node.at("/gatewayRssMb").asInt());
        assertEquals(768, node.at("/gatewayMostRssMb").asInt());
        assertEquals(4321, node.at("/readyMs").asInt());
        assertEquals(20_000, node.at("/history").asInt());
        assertTrue(node.at("/curve").isMissingNode(), "there is no curve unless it was asked for");
        String table = ReportText.table(report(0, null), false);
        assertTrue(table.matches("(?s).*memory of the gateway, MiB +512 +most 768\n.*"), table);
        assertTrue(table.matches("(?s).*start of the gateway, ms +4321\n.*"), table);
        assertTrue(table.matches("(?s).*history, payments +20000\n.*"), table);
    }

    private static Report report(long lost, @Nullable MachineLimits limits) {
        return new Report(result(lost, List.of()), 20_000, 4321, limits, "P 1", null);
    }

    static Result result(long lost, List<Curve.Point> curve) {
        return new Result(
                "REST, 50 a second",
                10,
                new Result.Arrivals(50, true, List.of(new RateSearch.Trial(60, false))),
                500,
                48,
                new Result.Latency(10, 20, 30, 40),
                new Result.Cpu(Map.of("gateway", 2000L, "database", 500L), Map.of("engine-N", 900L), 0.5),
                new ProcessMemory(512 * 1024, 768 * 1024),
                List.of(
                        new Timeline.Step(0, 49, 10, 20),
                        new Timeline.Step(1, 51, 11, 40),
                        new Timeline.Step(2, 50, 9, 18)),
                curve,
                600,
                Map.of(Fate.SETTLED, 600L),
                600,
                lost,
                0,
                true);
    }
}

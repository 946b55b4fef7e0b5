package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionsTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("partitions");
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void gatewaysThatMakeTheSameWeekAtOnceDoNotFailEachOther() {
        int gateways = 4;
        int weeks = 10;
        Instant later = Instant.parse("2040-01-01T00:00:00Z");
        CyclicBarrier together = new CyclicBarrier(gateways);
        List<CompletableFuture<Void>> each = IntStream.range(0, gateways)
                .mapToObj(gateway -> CompletableFuture.runAsync(
                        () -> {
                            for (int week = 0; week < weeks; week++) {
                                meet(together);
                                new Partitions(DATABASE.application()).makeAhead(later.plus(WEEK.multipliedBy(week)));
                            }
                        },
                        task -> Thread.ofPlatform().start(task)))
                .toList();
        each.forEach(CompletableFuture::join);
        // One back, five ahead, and the week that a span of six begins or ends in the middle of.
        assertEquals(
                List.of(Integer.toString(weeks + 6)),
                DATABASE.column("select count(*)::text from pg_class where relname like 'payment_204_w__'"
                        + " or relname like 'payment_2039w__'"));
    }

    private static void meet(CyclicBarrier together) {
        try {
            // Not for ever: one that has failed comes no more.
            together.await(30, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}

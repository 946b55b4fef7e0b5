package io.railhead.proving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeOversTest {
    private static Instant at(String time) {
        return LocalDateTime.parse("2026-11-22T" + time)
                .atZone(ZoneId.systemDefault())
                .toInstant();
    }

    @Test
    void eachMomentCountsToTheFirstTakeOverBeforeTheNext() {
        List<String> log = List.of(
                "2026-11-22 10:00:11.500 WARN  [i.r.e.LaneKeeper] (t) Link uk-fps: node node-b is silent; what it had still",
                "2026-11-22 10:00:14.500 WARN  [i.r.e.LaneKeeper] (t) Link sct-inst: node node-b is silent; what it",
                "2026-11-22 10:00:15.000 INFO  [i.r.e.LaneKeeper] (t) Link uk-fps (sending) is connected to the broker",
                "2026-11-22 10:02:12.250 WARN  [i.r.e.LaneKeeper] (t) Link uk-fps: node node-b is silent; what it had");

        assertEquals(List.of(11_500L, 12_250L), TakeOvers.after(List.of(at("10:00:00"), at("10:02:00")), log));
        assertEquals(List.of(12_250L), TakeOvers.after(List.of(at("10:01:00"), at("10:02:00")), log));
        assertEquals(List.of(), TakeOvers.after(List.of(at("10:03:00")), log));
    }
}

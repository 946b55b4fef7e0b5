package io.railhead.proving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.proving.Sample.Fate;
import io.railhead.proving.Timeline.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final long MS = 1_000_000;

    @Test
    void aPaymentCountsInTheSecondOfItsEnd() {
        List<Step> steps = Timeline.of(
                List.of(
                        sample(900, 1100, Fate.SETTLED),
                        sample(1500, 1600, Fate.SETTLED),
                        sample(2100, 2150, Fate.SETTLED),
                        sample(2100, 2150, Fate.REFUSED),
                        sample(200, 999, Fate.SETTLED),
                        sample(3900, 4000, Fate.SETTLED)),
                1000 * MS,
                4000 * MS);

        assertEquals(3, steps.size());
        assertEquals(new Step(0, 2, 100, 200), steps.get(0));
        assertEquals(new Step(1, 1, 50, 50), steps.get(1));
        assertEquals(0, steps.get(2).settled());
        assertTrue(Double.isNaN(steps.get(2).p99()), "nothing ended, so there is no latency");
    }

    @Test
    void whatIsLeftOfASecondIsNoStep() {
        assertEquals(2, Timeline.of(List.of(), 0, 2999 * MS).size());
    }

    @Test
    void memoryIsReadFromWhatTheKernelSays() {
        ProcessMemory memory =
                ProcessMemory.of(List.of("Name:\tjava", "VmHWM:\t  524288 kB", "VmRSS:\t  262144 kB", "Threads:\t9"));

        assertEquals(256, memory.residentMb());
        assertEquals(512, memory.mostMb());
        assertEquals(new ProcessMemory(0, 0), ProcessMemory.of(List.of("Name:\tjava", "State:\tZ (zombie)")));
    }

    private static Sample sample(long planned, long done, Fate fate) {
        return new Sample(0, planned * MS, done * MS, fate);
    }
}

package io.railhead.proving.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.signing.Arithmetic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineLimitsTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    void everyLimitIsMeasuredWithTheRealPartsAndNothingStaysBehind(@TempDir Path folder) throws Exception {
        Path own = folder.resolve("limits");
        List<String> said = new ArrayList<>();

        MachineLimits limits = MachineLimits.measure(own, SHORT, Arithmetic.JDK, InstantSource.system(), said::add);

        assertTrue(limits.commits() > 0 && limits.commitsAlone() > 0, limits::toString);
        assertTrue(limits.messages() > 0, limits::toString);
        assertTrue(limits.signatures() > 0 && limits.verifications() > 0, limits::toString);
        assertTrue(limits.diskSyncs() > 0, limits::toString);
        assertTrue(limits.provider().startsWith("SunEC"), limits::toString);
        assertEquals(List.of("the disk", "signatures", "the database", "the broker"), said);
        assertFalse(Files.exists(own), "neither database nor broker is left");
    }

    @Test
    void aPaceCountsWhatWasDoneAfterTheWarmUpAlone() {
        int[] steps = new int[1];
        double pace = Pace.<RuntimeException>perSecond(Duration.ofMillis(20), Duration.ZERO, () -> {
            steps[0]++;
            return 1;
        });
        assertEquals(0, pace, "nothing was asked for after the warm-up");
        assertTrue(steps[0] > 1, "it was repeated for the time of the warm-up");

        steps[0] = 0;
        double usual = Pace.<RuntimeException>perSecond(Duration.ofMillis(20), () -> {
            steps[0]++;
            return 1;
        });
        assertTrue(usual > 0 && steps[0] > 1);
    }
}

package io.railhead.proving;

import io.railhead.proving.Sample.Fate;
import io.railhead.proving.history.DemoOwner;
import io.railhead.proving.history.HistoryLoad;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Gives a gateway that has just started its history: lets it settle a few payments, and copies those into the past. */
final class Past {
    private static final int PATTERNS = 16;

    private Past() {}

    /**
     * @param data the gateway's data directory
     * @param payments how many the history is to have; what is there already counts
     */
    static void give(Site site, Path data, int payments, InstantSource clock, PrintStream progress)
            throws IOException, InterruptedException {
        Instant since = clock.instant();
        LoadGenerator generator =
                new LoadGenerator(site.bases(), site.token(), new Instructions(Measurement.name(since) + "P"));
        long from = System.nanoTime();
        generator.arrive(PATTERNS, from, from + Duration.ofSeconds(1).toNanos());
        if (generator.samples().stream().noneMatch(sample -> sample.fate() == Fate.SETTLED)) {
            throw new IOException("the gateway settled none of the payments that the history is made of: "
                    + Samples.fates(generator.samples()));
        }
        HistoryLoad.bring(DemoOwner.of(data), payments, clock.instant(), since, progress::println);
    }
}

package io.railhead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter err = new StringWriter();
    private final AtomicLong second = new AtomicLong();
    private final Terminal terminal = new Terminal(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            () -> Instant.ofEpochSecond(second.get()),
            length -> {},
            Path.of(""));

    @Test
    void aLongFileTellsHowFarItIsEveryFewSeconds() {
        Progress progress = new Progress(terminal, "big.xml", 1_000_000_000);
        for (long bytes = 0; bytes <= 400_000_000; bytes += 65_536) {
            progress.at(bytes);
            second.set(bytes / 100_000_000);
        }
        assertEquals(1, err.toString().lines().count(), "at three seconds: " + err);
        assertEquals("big.xml  3", err.toString().substring(0, 10));
        assertEquals(true, err.toString().contains(" of 1000 MB, 3"), err.toString());
    }

    @Test
    void aShortOneSaysNothingAndOneWithoutASizeSaysNoPercentage() {
        Progress quiet = new Progress(terminal, "small.xml", 1000);
        second.set(60);
        quiet.at(1000);
        assertEquals("", err.toString());
        Progress endless = new Progress(terminal, "-", -1);
        second.set(120);
        endless.at(20_000_000);
        assertEquals("-  20 MB\n", err.toString());
    }
}

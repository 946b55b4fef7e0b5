package io.railhead.cli;

import java.time.Duration;
import java.time.Instant;

/** Tells on standard error how far the reading of a long file has come, every few seconds. */
final class Progress {
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final long STEP = 1 << 24;
    private static final long MEGABYTE = 1_000_000;

    private final Terminal terminal;
    private final String name;
    private final long size;
    private Instant told;
    private long next = STEP;

    /** @param size in bytes; -1 where it is not known */
    Progress(Terminal terminal, String name, long size) {
        this.terminal = terminal;
        this.name = name;
        this.size = size;
        this.told = terminal.clock().instant();
    }

    /** So many bytes were read; cheap, the clock is looked at now and then only. */
    void at(long bytes) {
        if (bytes < next) {
            return;
        }
        next = bytes + STEP;
        Instant now = terminal.clock().instant();
        if (Duration.between(told, now).compareTo(BETWEEN) >= 0) {
            told = now;
            String whole = size < 0 ? "" : " of " + size / MEGABYTE + " MB, " + 100 * bytes / Math.max(1, size) + " %";
            terminal.err().println(Text.printable(name + "  " + bytes / MEGABYTE + (size < 0 ? " MB" : whole)));
        }
    }
}

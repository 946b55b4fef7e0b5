package io.railhead.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;

/**
 * Sums a ledger file without touching it, for tests and measurements; the simulator may be writing to it
 * meanwhile. Counts from the lines alone, so it finds what a defective simulator would have booked twice.
 */
public final class LedgerReader {
    private LedgerReader() {}

    /**
     * The totals by link, links in alphabetical order.
     *
     * @throws IOException when the file cannot be read
     * @throws LedgerDamagedException when it is broken before its end
     */
    public static SortedMap<String, LinkTotals> totals(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            LedgerBooks books = new LedgerBooks(offset -> entryAt(channel, offset));
            LedgerScan.scan(channel, (offset, line) -> {
                if (line instanceof LedgerLine.Booking booking) {
                    books.add(offset, booking.entry());
                }
            });
            return books.totals();
        }
    }

    private static Entry entryAt(FileChannel channel, long offset) {
        try {
            return LedgerScan.entryAt(channel, offset);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

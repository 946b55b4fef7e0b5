package io.railhead.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.function.Consumer;

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

    /**
     * Reads the bookings behind an offset; a last line that is not whole yet is left for the next time.
     *
     * @param from 0, or what an earlier call returned
     * @return where the last whole line ends
     * @throws IOException when the file cannot be read
     * @throws LedgerDamagedException when it is broken before its end
     */
    public static long bookings(Path file, long from, Consumer<Booking> taker) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return LedgerScan.scan(channel, from, (offset, line) -> {
                if (line instanceof LedgerLine.Booking booking) {
                    taker.accept(Booking.of(booking.entry()));
                }
            });
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

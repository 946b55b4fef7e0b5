package io.railhead.simulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Reads a ledger file from its beginning, and single lines of it by offset. */
final class LedgerScan {
    private static final int CHUNK = 1 << 20;
    private static final int USUAL_LINE = 2048;

    private LedgerScan() {}

    @FunctionalInterface
    interface Taker {
        void take(long offset, LedgerLine line);
    }

    /**
     * Hands over every line. A last line that is not whole is left out, as a crash in the middle of a write leaves it.
     *
     * @return where the last whole line ends
     * @throws LedgerDamagedException when a broken line is followed by whole ones, so that it was no torn tail
     */
    static long scan(FileChannel channel, Taker taker) throws IOException {
        return scan(channel, 0, taker);
    }

    /** The same from the beginning of some line. */
    static long scan(FileChannel channel, long from, Taker taker) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long base = from;
        int held = 0;
        long broken = -1;
        while (true) {
            if (held == chunk.length) {
                chunk = Arrays.copyOf(chunk, chunk.length * 2);
            }
            int read = channel.read(ByteBuffer.wrap(chunk, held, chunk.length - held), base + held);
            if (read <= 0) {
                return broken >= 0 ? broken : base;
            }
            int start = 0;
            int end = held + read;
            for (int at = held; at < end; at++) {
                if (chunk[at] == '\n') {
                    broken = takeLine(chunk, start, at, base, broken, taker);
                    start = at + 1;
                }
            }
            held = end - start;
            System.arraycopy(chunk, start, chunk, 0, held);
            base += start;
        }
    }

    private static long takeLine(byte[] chunk, int from, int end, long base, long broken, Taker taker) {
        LedgerLine line = LedgerLine.read(chunk, from, end - from);
        if (line == null) {
            return broken >= 0 ? broken : base + from;
        }
        if (broken >= 0) {
            throw new LedgerDamagedException(broken);
        }
        taker.take(base + from, line);
        return -1;
    }

    /** The booking whose line begins at this offset. */
    static Entry entryAt(FileChannel channel, long offset) throws IOException {
        byte[] line = new byte[USUAL_LINE];
        int held = 0;
        while (true) {
            int read = channel.read(ByteBuffer.wrap(line, held, line.length - held), offset + held);
            int end = indexOfLineFeed(line, held, held + Math.max(read, 0));
            if (end >= 0) {
                if (LedgerLine.read(line, 0, end) instanceof LedgerLine.Booking booking) {
                    return booking.entry();
                }
                throw new LedgerDamagedException(offset);
            }
            if (read <= 0) {
                throw new LedgerDamagedException(offset);
            }
            held += read;
            line = held == line.length ? Arrays.copyOf(line, line.length * 2) : line;
        }
    }

    private static int indexOfLineFeed(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}

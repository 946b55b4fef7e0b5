package io.railhead.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The counterpart's own memory: an append-only file of one link. {@link #append} only collects; nothing may be
 * answered before {@link #sync} has returned. At opening, the file is read whole, a torn last line is cut off,
 * and delayed answers that had not left are planned again. After a failed write it refuses everything, for
 * then memory and disk may differ. Thread-safe.
 */
public final class Ledger implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    private final FileChannel channel;
    private final LedgerBooks books = new LedgerBooks(this::entryAt);
    private final TreeSet<DelayedAnswer> delayed = new TreeSet<>();
    private final ByteBuffer collected = ByteBuffer.allocate(BUFFER);
    private long written;
    private boolean dirty;
    private boolean failed;

    private Ledger(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a ledger file, making it and its folder when needed.
     *
     * @throws IOException when the file cannot be used, or another simulator holds it
     * @throws LedgerDamagedException when it is broken before its end
     */
    public static Ledger open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            Ledger ledger = new Ledger(channel);
            ledger.replay();
            return ledger;
        } catch (IOException | RuntimeException unusable) {
            channel.close();
            throw unusable;
        }
    }

    /** Held until the channel closes. */
    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            throw new IOException("another simulator in this process uses " + file, inThisProcess);
        }
        throw new IOException("another simulator uses " + file);
    }

    private synchronized void replay() throws IOException {
        written = LedgerScan.scan(channel, (offset, line) -> {
            switch (line) {
                case LedgerLine.Booking booking -> remember(offset, booking.entry());
                case LedgerLine.Sent sent ->
                    delayed.remove(
                            new DelayedAnswer(entryAt(sent.offset()).due(sent.answer()), sent.offset(), sent.answer()));
            }
        });
        channel.truncate(written);
        channel.force(true);
    }

    private void remember(long offset, Entry entry) {
        books.add(offset, entry);
        for (int i = 0; i < entry.answers().size(); i++) {
            if (entry.answers().get(i).delay().isPositive()) {
                delayed.add(new DelayedAnswer(entry.due(i), offset, i));
            }
        }
    }

    /** The booking of this transaction id or UETR (either may be empty), or null. */
    synchronized @Nullable Entry find(String transactionId, String uetr) {
        requireHealth();
        long offset = books.find(transactionId, uetr);
        return offset < 0 ? null : entryAt(offset);
    }

    /** Where the next line will begin: grows with every booking, so it makes a reference. */
    synchronized long position() {
        return written + collected.position();
    }

    synchronized void append(Entry entry) {
        long offset = position();
        collect(new LedgerLine.Booking(entry));
        remember(offset, entry);
    }

    /** Forces to disk what was collected; cheap when there is nothing. */
    synchronized void sync() {
        requireHealth();
        if (!dirty) {
            return;
        }
        try {
            flush();
            channel.force(false);
            dirty = false;
        } catch (IOException lost) {
            failed = true;
            throw new UncheckedIOException("the simulator's ledger cannot be written", lost);
        }
    }

    /** When the next delayed answer is to leave, or null. */
    synchronized @Nullable Instant nextDue() {
        return delayed.isEmpty() ? null : delayed.first().due();
    }

    /** Delayed answers whose time has come, oldest first. They stay until {@link #sent}. */
    synchronized List<DelayedAnswer> due(Instant now, int atMost) {
        List<DelayedAnswer> ripe = new ArrayList<>();
        for (DelayedAnswer answer : delayed) {
            if (ripe.size() == atMost || answer.due().isAfter(now)) {
                break;
            }
            ripe.add(answer);
        }
        return ripe;
    }

    synchronized PlannedAnswer open(DelayedAnswer answer) {
        return entryAt(answer.offset()).answers().get(answer.answer()).open();
    }

    /**
     * Notes that a delayed answer has left. The note reaches the disk with the next booking; lost in a crash, it
     * makes the answer leave once more, byte for byte.
     */
    synchronized void sent(DelayedAnswer answer) {
        delayed.remove(answer);
        collect(new LedgerLine.Sent(answer.offset(), answer.answer()));
    }

    /** What is booked so far, by link. */
    public synchronized SortedMap<String, LinkTotals> totals() {
        return books.totals();
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            if (!failed) {
                sync();
            }
        } finally {
            channel.close();
        }
    }

    private void collect(LedgerLine line) {
        requireHealth();
        byte[] bytes = line.bytes();
        try {
            if (bytes.length > collected.remaining()) {
                flush();
            }
            if (bytes.length > collected.remaining()) {
                write(ByteBuffer.wrap(bytes));
            } else {
                collected.put(bytes);
            }
            dirty = true;
        } catch (IOException lost) {
            failed = true;
            throw new UncheckedIOException("the simulator's ledger cannot be written", lost);
        }
    }

    private Entry entryAt(long offset) {
        try {
            if (collected.position() > 0 && offset >= written) {
                flush();
            }
            return LedgerScan.entryAt(channel, offset);
        } catch (IOException unreadable) {
            failed = true;
            throw new UncheckedIOException("the simulator's ledger cannot be used", unreadable);
        }
    }

    private void flush() throws IOException {
        collected.flip();
        write(collected);
        collected.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            written += channel.write(bytes, written);
        }
    }

    private void requireHealth() {
        if (failed) {
            throw new IllegalStateException("the simulator's ledger failed earlier; start it again");
        }
    }
}

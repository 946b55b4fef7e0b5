package io.railhead.proving.invariants;

import io.railhead.simulator.Booking;
import io.railhead.simulator.LedgerReader;
import io.railhead.simulator.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scheme's ledger file, read on from where it was read last. For one thread. */
public final class Books {
    private final Path file;
    private final Map<String, List<Booking>> byTransaction = new HashMap<>();
    private final Map<String, Integer> byUetr = new HashMap<>();
    private long offset;

    public Books(Path file) {
        this.file = file;
    }

    /** Reads what was booked meanwhile. */
    public void refresh() throws IOException {
        if (Files.exists(file)) {
            offset = LedgerReader.bookings(file, offset, this::take);
        }
    }

    void take(Booking booking) {
        byTransaction
                .computeIfAbsent(booking.transactionId(), id -> new ArrayList<>(1))
                .add(booking);
        byUetr.merge(booking.uetr(), 1, Integer::sum);
    }

    /** The first booking of a transaction, or null. */
    @Nullable Booking of(@Nullable String transactionId) {
        List<Booking> found = transactionId == null ? null : byTransaction.get(transactionId);
        return found == null ? null : found.getFirst();
    }

    Collection<List<Booking>> all() {
        return byTransaction.values();
    }

    /** Bookings of a transaction, or under a UETR, that was booked before. */
    public long doubled() {
        long byIds = byTransaction.values().stream()
                .mapToLong(each -> each.size() - 1L)
                .sum();
        long byUetrs = byUetr.entrySet().stream()
                .filter(each -> !each.getKey().isEmpty())
                .mapToLong(each -> each.getValue() - 1L)
                .sum();
        return Math.max(byIds, byUetrs);
    }

    /** What was settled for a transaction, in minor units: the sum of all its bookings, however many and of whatever amount. */
    long settled(@Nullable String transactionId) {
        List<Booking> found = transactionId == null ? null : byTransaction.get(transactionId);
        return found == null
                ? 0
                : found.stream()
                        .filter(booking -> booking.outcome() == Outcome.SETTLED)
                        .mapToLong(booking -> booking.amount().minorUnits())
                        .sum();
    }
}

package io.railhead.simulator;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Index and sums over the bookings of one ledger file, built up line by line. Bounded to a few dozen bytes a
 * transaction: lines stay on disk and are read again when an id is met a second time. Not thread-safe.
 */
final class LedgerBooks {
    private final LedgerIndex index = new LedgerIndex();
    private final SortedMap<String, LinkTotals> totals = new TreeMap<>();
    private final LongFunction<Entry> entryAt;

    /** @param entryAt reads the booking at an offset back from the file */
    LedgerBooks(LongFunction<Entry> entryAt) {
        this.entryAt = entryAt;
    }

    void add(long offset, Entry entry) {
        boolean again = find(entry.transactionId(), entry.uetr()) >= 0;
        totals.merge(
                entry.link(),
                LinkTotals.NONE.plus(entry.outcome(), entry.amount(), again),
                (before, ignored) -> before.plus(entry.outcome(), entry.amount(), again));
        if (!entry.transactionId().isEmpty()) {
            index.put(LedgerIndex.hashOfTransactionId(entry.transactionId()), offset);
        }
        if (!entry.uetr().isEmpty()) {
            index.put(LedgerIndex.hashOfUetr(entry.uetr()), offset);
        }
    }

    /** Offset of the first booking with this transaction id or UETR, or -1. An empty id finds nothing. */
    long find(String transactionId, String uetr) {
        long byTransaction = transactionId.isEmpty()
                ? -1
                : index.find(
                        LedgerIndex.hashOfTransactionId(transactionId),
                        offset -> entryAt.apply(offset).transactionId().equals(transactionId));
        if (byTransaction >= 0 || uetr.isEmpty()) {
            return byTransaction;
        }
        return index.find(
                LedgerIndex.hashOfUetr(uetr),
                offset -> entryAt.apply(offset).uetr().equals(uetr));
    }

    SortedMap<String, LinkTotals> totals() {
        return new TreeMap<>(totals);
    }
}

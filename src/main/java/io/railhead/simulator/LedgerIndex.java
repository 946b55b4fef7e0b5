package io.railhead.simulator;

import java.util.function.LongPredicate;

/**
 * Finds ledger lines by id: 64-bit hashes and file offsets in two flat arrays, 16 bytes a slot, so that a
 * million transactions with two ids each take 64 MB. A hash is only a hint; the caller looks at the line.
 * Not thread-safe.
 */
final class LedgerIndex {
    private long[] hashes = new long[1 << 12];
    /** Offset plus one; zero marks a free slot. */
    private long[] places = new long[1 << 12];

    private int size;

    static long hashOfTransactionId(String id) {
        return hash(id, 0x9E3779B97F4A7C15L);
    }

    static long hashOfUetr(String uetr) {
        return hash(uetr, 0xC2B2AE3D27D4EB4FL);
    }

    private static long hash(String text, long seed) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        hash *= 0xBF58476D1CE4E5B9L;
        return hash ^ (hash >>> 32);
    }

    void put(long hash, long offset) {
        if (size >= hashes.length / 10 * 7) {
            grow();
        }
        place(hash, offset + 1);
        size++;
    }

    /** The first offset under this hash that the test confirms, or -1. */
    long find(long hash, LongPredicate isIt) {
        int mask = hashes.length - 1;
        for (int slot = (int) hash & mask; places[slot] != 0; slot = (slot + 1) & mask) {
            if (hashes[slot] == hash && isIt.test(places[slot] - 1)) {
                return places[slot] - 1;
            }
        }
        return -1;
    }

    private void place(long hash, long place) {
        int mask = hashes.length - 1;
        int slot = (int) hash & mask;
        while (places[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        hashes[slot] = hash;
        places[slot] = place;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldPlaces = places;
        hashes = new long[oldHashes.length * 2];
        places = new long[oldHashes.length * 2];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldPlaces[i] != 0) {
                place(oldHashes[i], oldPlaces[i]);
            }
        }
    }
}

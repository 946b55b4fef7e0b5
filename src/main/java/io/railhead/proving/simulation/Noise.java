package io.railhead.proving.simulation;

import java.util.UUID;

/**
 * Chance without a memory: the same question always gets the same number, whatever was asked before it. So what a
 * payment is planned to be does not change when others are taken out of a schedule.
 */
record Noise(long seed) {
    private long bits(String question, long a, long b) {
        long mixed = mix(seed + 0x9E3779B97F4A7C15L * question.hashCode());
        mixed = mix(mixed ^ (0xD1342543DE82EF95L * (a + 1)));
        return mix(mixed ^ (0xAF251AF3B0F025B5L * (b + 1)));
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    int below(int bound, String question, long a, long b) {
        return (int) Long.remainderUnsigned(bits(question, a, b), bound);
    }

    /** From {@code low} to {@code high}, both included. */
    int between(int low, int high, String question, long a, long b) {
        return low + below(high - low + 1, question, a, b);
    }

    boolean isIn(int percent, String question, long a, long b) {
        return below(100, question, a, b) < percent;
    }

    <T> T oneOf(T[] values, String question, long a, long b) {
        return values[below(values.length, question, a, b)];
    }

    /** A UUID of version 4. */
    UUID random(String question, long a, long b) {
        return new UUID(
                (bits(question, a, b) & ~0xF000L) | 0x4000L, (bits(question, b, ~a) & ~(3L << 62)) | Long.MIN_VALUE);
    }

    /** A UUID of version 7 for a moment in milliseconds of the epoch. */
    UUID atTime(long millis, String question, long a, long b) {
        UUID any = random(question, a, b);
        return new UUID(
                (millis << 16) | 0x7000L | (any.getMostSignificantBits() & 0xFFFL), any.getLeastSignificantBits());
    }
}

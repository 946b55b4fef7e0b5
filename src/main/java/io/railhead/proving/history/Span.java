package io.railhead.proving.history;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * So many payments, numbered from 0, spread evenly over a time. Immutable.
 *
 * @param from when it begins, to the millisecond
 * @param length how long it lasts
 * @param payments how many
 */
record Span(Instant from, Duration length, int payments) {
    /** A transaction of a minute or so; larger ones touch each page of the large indexes less often. */
    static final int MOST_IN_A_SLICE = 200_000;

    private static final int DAYS_A_WEEK = 7;
    /** 1970 began on a Thursday; partitions begin on Mondays. */
    private static final int THURSDAY = 3;

    /**
     * Some of them, all of one week, to be written in one transaction.
     *
     * @param first number of the first one
     * @param count how many
     */
    record Slice(int first, int count) {}

    /** Milliseconds since 1970 of a payment: the middle of its share of the time. */
    long at(int number) {
        return from.toEpochMilli() + (long) ((number + 0.5) * length.toMillis() / payments);
    }

    /** All in their order; no slice reaches from one week into the next, so each fills one partition a table. */
    List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        int first = 0;
        while (first < payments) {
            int next = Math.min(firstOf(week(at(first)) + 1), first + Math.min(MOST_IN_A_SLICE, payments - first));
            slices.add(new Slice(first, next - first));
            first = next;
        }
        return slices;
    }

    /** The number of the first payment that is not before this week; the estimate is put right by looking. */
    private int firstOf(long week) {
        Instant monday = Instant.EPOCH.plus(week * DAYS_A_WEEK - THURSDAY, ChronoUnit.DAYS);
        double share = (double) Duration.between(from, monday).toMillis() / length.toMillis();
        int number = (int) Math.clamp((long) (share * payments), 0, payments);
        while (number > 0 && week(at(number - 1)) >= week) {
            number--;
        }
        while (number < payments && week(at(number)) < week) {
            number++;
        }
        return number;
    }

    private static long week(long millis) {
        long day = Instant.ofEpochMilli(millis)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toEpochDay();
        return Math.floorDiv(day + THURSDAY, DAYS_A_WEEK);
    }
}

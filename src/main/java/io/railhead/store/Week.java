package io.railhead.store;

import java.util.UUID;

/**
 * The week of an id, Monday to Monday in universal time, as a range of ids: what one partition holds. The first 48 bits
 * of an id are its milliseconds.
 */
final class Week {
    private static final long DAY = 24L * 60 * 60 * 1000;
    private static final long WEEK = 7 * DAY;
    /** From the beginning of 1970, a Thursday, to the Monday of its week. */
    private static final long MONDAY = -3 * DAY;

    private Week() {}

    /** The first id of the week that an id is of. */
    static UUID begin(UUID id) {
        return at(number(id));
    }

    /** The first id of the week after. */
    static UUID end(UUID id) {
        return at(number(id) + 1);
    }

    private static long number(UUID id) {
        return Math.floorDiv((id.getMostSignificantBits() >>> 16) - MONDAY, WEEK);
    }

    private static UUID at(long number) {
        // The first Monday is before the first id there can be.
        return new UUID(Math.max(0, number * WEEK + MONDAY) << 16, 0);
    }
}

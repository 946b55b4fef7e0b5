package io.railhead.engine;

/**
 * How many payments of one link may wait for an answer at a time. Payments out of files get at most half, so
 * that a large file never stands in front of a person who waits. Thread-safe.
 */
final class Credit {
    private final int limit;
    private int single;
    private int bulk;
    private long returned;

    Credit(int limit) {
        this.limit = limit;
    }

    synchronized boolean take(boolean forBulk) {
        if (single + bulk >= limit || (forBulk && bulk >= limit / 2)) {
            return false;
        }
        if (forBulk) {
            bulk++;
        } else {
            single++;
        }
        return true;
    }

    synchronized void giveBack(boolean forBulk) {
        returned++;
        if (forBulk) {
            bulk = Math.max(0, bulk - 1);
        } else {
            single = Math.max(0, single - 1);
        }
    }

    /** How many more may leave now. */
    synchronized int free(boolean forBulk) {
        int all = limit - single - bulk;
        return Math.max(0, forBulk ? Math.min(all, limit / 2 - bulk) : all);
    }

    /** Replaces the count by what the database says; used at start, and now and then against drift. */
    synchronized void recount(Ledger.Unanswered unanswered) {
        single = unanswered.single();
        bulk = unanswered.bulk();
    }

    /** How often some came back since the start. */
    synchronized long returned() {
        return returned;
    }

    int limit() {
        return limit;
    }

    synchronized int used() {
        return single + bulk;
    }
}

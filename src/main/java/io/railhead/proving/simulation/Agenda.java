package io.railhead.proving.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The virtual clock and what is to happen on it, in microseconds from the start. One thread; moments that are the same
 * come in the order in which they were noted. While somebody waits inside a call, as for a commit, the others act: that
 * is {@link #pass}.
 */
final class Agenda {
    /** Twenty seconds before midnight in London, so that a payment for tomorrow opens in the middle of a run. */
    static final Instant START = Instant.parse("2026-03-02T23:59:40Z");

    static final long MILLI = 1_000;
    static final long SECOND = 1_000_000;

    /** So much has been noted that it will hardly end. */
    static final class Restless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Restless(long noted) {
            super("%d things were noted, and it does not come to rest".formatted(noted));
        }
    }

    /** Whose turn something is. */
    interface Owner {
        /** What it had noted will not happen any more. */
        boolean isGone();

        /** Until when nothing of it happens, and all of it afterwards. */
        long awayUntil();
    }

    private record Entry(long at, long order, @Nullable Owner owner, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int moments = Long.compare(at, other.at);
            return moments != 0 ? moments : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final long most;
    private long now;
    private long order;
    private boolean halted;
    private int depth;

    /** @param most how many things may be noted */
    Agenda(long most) {
        this.most = most;
    }

    long now() {
        return now;
    }

    Instant instant() {
        return START.plusNanos(now * 1000);
    }

    static Instant instant(long micros) {
        return START.plusNanos(micros * 1000);
    }

    /** How many wait inside calls of theirs just now. */
    int waiting() {
        return depth;
    }

    /** Nothing more happens. */
    void halt() {
        halted = true;
    }

    void after(long micros, @Nullable Owner owner, Runnable what) {
        at(now + micros, owner, what);
    }

    void at(long micros, @Nullable Owner owner, Runnable what) {
        if (++order > most && !halted) {
            throw new Restless(most);
        }
        entries.add(new Entry(Math.max(now, micros), order, owner, what));
    }

    void run(long until) {
        while (step(until)) {
            // Each step is one thing that happens.
        }
        if (!halted) {
            now = Math.max(now, until);
        }
    }

    /** The owner waits so long, or longer if it is kept away; the others go on. Ends early if the owner goes. */
    void pass(Owner owner, long micros) {
        long until = now + micros;
        depth++;
        while (!halted && !owner.isGone()) {
            long end = Math.max(until, owner.awayUntil());
            if (!step(end)) {
                now = Math.max(now, end);
                if (owner.awayUntil() <= now) {
                    break;
                }
            }
        }
        depth--;
    }

    private boolean step(long until) {
        Entry next = entries.peek();
        if (halted || next == null || next.at() > until) {
            return false;
        }
        entries.poll();
        now = Math.max(now, next.at());
        Owner owner = next.owner();
        if (owner == null || (!owner.isGone() && owner.awayUntil() <= now)) {
            next.what().run();
        } else if (!owner.isGone()) {
            entries.add(new Entry(owner.awayUntil(), next.order(), owner, next.what()));
        }
        return true;
    }

    /** A moment as people read it. */
    static String text(long micros) {
        return "%d.%03d s".formatted(micros / SECOND, micros % SECOND / MILLI);
    }

    static String text(Duration time) {
        return text(time.toNanos() / 1000);
    }
}

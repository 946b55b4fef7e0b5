package io.railhead.link;

import io.railhead.message.MessageId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The parcels of one link that were committed and not yet put, in memory. The outbox table is the truth; this
 * only saves reading it. Remembers which parcels are under way, so that a look into the table does not hand
 * one out a second time. Thread-safe.
 */
public final class Feed {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Parcel> parcels = new ArrayDeque<>();
    private final Set<MessageId> underWay = new HashSet<>();
    private final List<MessageId> taken = new ArrayList<>();

    /** Adds those that are not under way already. */
    public void offer(List<Parcel> committed) {
        lock.lock();
        try {
            for (Parcel parcel : committed) {
                if (underWay.add(parcel.id())) {
                    parcels.add(parcel);
                }
            }
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits a while for a first parcel and takes what else is there. */
    public List<Parcel> take(int most, long waitMillis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(waitMillis);
            while (parcels.isEmpty() && left > 0) {
                left = arrived.awaitNanos(left);
            }
            List<Parcel> round = new ArrayList<>();
            while (round.size() < most && !parcels.isEmpty()) {
                Parcel next = parcels.poll();
                taken.add(next.id());
                round.add(next);
            }
            return round;
        } finally {
            lock.unlock();
        }
    }

    /** What was taken is not under way any more, put or not. Called by the one thread that takes. */
    public void settleAll() {
        lock.lock();
        try {
            underWay.removeAll(Set.copyOf(taken));
            taken.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what was not taken yet: the lane it was committed under is gone, and the outbox table has it all. */
    public void clear() {
        lock.lock();
        try {
            for (Parcel parcel : parcels) {
                underWay.remove(parcel.id());
            }
            parcels.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes whoever waits in {@link #take}, as when something was queued. */
    public void nudge() {
        lock.lock();
        try {
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }
}

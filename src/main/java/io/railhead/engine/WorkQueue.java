package io.railhead.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for one worker. Work about payments that exist goes first, new payments after it. Thread-safe.
 */
final class WorkQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Work> first = new ArrayDeque<>();
    private final Deque<Work> fresh = new ArrayDeque<>();
    private final int most;
    private boolean closed;

    /** @param most how many new payments may wait */
    WorkQueue(int most) {
        this.most = most;
    }

    /** What became of an offer. */
    enum Offer {
        QUEUED,
        FULL,
        CLOSED
    }

    Offer offerNew(Work work) {
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (fresh.size() >= most) {
                return Offer.FULL;
            }
            fresh.add(work);
            arrived.signal();
            return Offer.QUEUED;
        } finally {
            lock.unlock();
        }
    }

    void offerFirst(Work work) {
        lock.lock();
        try {
            if (closed) {
                work.done()
                        .completeExceptionally(
                                new Ledger.LedgerUnreachable(new IllegalStateException("the engine is closing")));
                return;
            }
            first.add(work);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for work and takes what is there; empty once closed and drained. */
    List<Work> take(int limit) {
        lock.lock();
        try {
            while (first.isEmpty() && fresh.isEmpty()) {
                if (closed) {
                    return List.of();
                }
                arrived.awaitUninterruptibly();
            }
            return takeNow(limit);
        } finally {
            lock.unlock();
        }
    }

    /** Takes what is there, without waiting. */
    List<Work> takeNow(int limit) {
        lock.lock();
        try {
            List<Work> batch = new ArrayList<>();
            drain(first, batch, limit);
            drain(fresh, batch, limit);
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private static void drain(Deque<Work> from, List<Work> to, int limit) {
        while (to.size() < limit && !from.isEmpty()) {
            to.add(from.poll());
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

package io.railhead.engine;

import io.railhead.engine.Admission.Waiting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for one worker. Work about payments that exist goes first, after it the new payments that are admitted:
 * people's, then files', each in the order in which they came. Thread-safe.
 */
final class WorkQueue {
    /** How soon those who wait for credit are looked at again when nothing else happens. */
    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition gathered = lock.newCondition();
    private final Deque<Work> first = new ArrayDeque<>();
    private final Admission admission;
    private final int most;
    private Deque<Waiting> people = new ArrayDeque<>();
    private Deque<Waiting> files = new ArrayDeque<>();
    /** How much work the worker lets gather; more than ever waits while it does not. */
    private int enough = Integer.MAX_VALUE;

    private boolean closed;

    /** @param most how many new payments of each sort may wait */
    WorkQueue(Admission admission, int most) {
        this.admission = admission;
        this.most = most;
    }

    /** What became of an offer. */
    enum Offer {
        QUEUED,
        FULL,
        CLOSED
    }

    Offer offerNew(Work.Accept work) {
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            Deque<Waiting> line = work.acceptance().payment().bulk() ? files : people;
            if (line.size() >= most) {
                return Offer.FULL;
            }
            Waiting waiting = admission.arrived(work);
            if (waiting == null) {
                return Offer.FULL;
            }
            line.add(waiting);
            came();
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
            came();
        } finally {
            lock.unlock();
        }
    }

    private void came() {
        arrived.signal();
        if (waiting() >= enough) {
            gathered.signal();
        }
    }

    private int waiting() {
        return first.size() + people.size() + files.size();
    }

    /**
     * Lets work gather. Called by the one worker before it takes.
     *
     * @param wanted so much work ends it
     * @param nanos and so does this time; not positive for not at all
     */
    void gather(int wanted, long nanos) {
        lock.lock();
        try {
            enough = wanted;
            long left = nanos;
            while (left > 0 && waiting() < wanted && !closed) {
                left = gathered.awaitNanos(left);
            }
        } catch (InterruptedException unasked) {
            // Workers are stopped by closing their queue.
        } finally {
            enough = Integer.MAX_VALUE;
            lock.unlock();
        }
    }

    /** Waits for work and takes what may be taken; empty once closed and drained. */
    List<Work> take(int limit) {
        lock.lock();
        try {
            List<Work> batch = takeNow(limit);
            while (batch.isEmpty() && !closed) {
                await();
                batch = takeNow(limit);
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void await() {
        if (people.isEmpty() && files.isEmpty()) {
            arrived.awaitUninterruptibly();
            return;
        }
        try {
            arrived.awaitNanos(LOOK_AGAIN_NANOS);
        } catch (InterruptedException unasked) {
            // Workers are stopped by closing their queue.
        }
    }

    /** Takes what may be taken, without waiting. */
    List<Work> takeNow(int limit) {
        lock.lock();
        try {
            List<Work> batch = new ArrayList<>();
            while (batch.size() < limit && !first.isEmpty()) {
                batch.add(first.poll());
            }
            admit(batch, limit);
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a new payment waits, admitted or not. */
    boolean hasNew() {
        lock.lock();
        try {
            return !people.isEmpty() || !files.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void admit(List<Work> batch, int limit) {
        Admission.Round round = admission.round();
        people = admit(people, round, batch, limit);
        files = admit(files, round, batch, limit);
    }

    /** @return who has to go on waiting */
    private Deque<Waiting> admit(Deque<Waiting> line, Admission.Round round, List<Work> batch, int limit) {
        if (line.isEmpty() || batch.size() >= limit) {
            return line;
        }
        Deque<Waiting> left = new ArrayDeque<>();
        for (Waiting waiting : line) {
            if (batch.size() < limit && round.admits(waiting, closed)) {
                batch.add(waiting.work());
            } else {
                left.add(waiting);
            }
        }
        return left;
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
            gathered.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

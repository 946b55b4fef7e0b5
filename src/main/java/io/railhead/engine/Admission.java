package io.railhead.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which new payments may wait for credit, and which of those that wait are taken up now. One without credit is stored as
 * queued and claimed later, in a second transaction that costs nearly what the first did; and it is just when there is
 * no credit that the machine has no time for that. While a link answers, its next credit is moments away, so a payment
 * waits for it here first; and when more wait than it will answer in that time, who comes next is turned away. Where
 * waiting helps nobody - the link is down, or answers nothing, or the payment is for a later day - it is taken up at
 * once. Thread-safe.
 */
final class Admission {
    private final Gates gates;
    private final InstantSource clock;
    private final int workers;
    private final Map<String, Crowd> crowds = new ConcurrentHashMap<>();

    /** @param workers how many share the credit that is free */
    Admission(Gates gates, InstantSource clock, int workers) {
        this.gates = gates;
        this.clock = clock;
        this.workers = workers;
    }

    /**
     * A new payment that waits.
     *
     * @param since when it came
     * @param returned how often credit had come back to its link by then
     */
    record Waiting(Work.Accept work, Instant since, long returned) {
        Payment payment() {
            return work.acceptance().payment();
        }

        boolean isPostponed() {
            return work.acceptance().postponedTo() != null;
        }
    }

    /** @return null for one that is turned away, because others would have the credit for as long as it may wait */
    @Nullable Waiting arrived(Work.Accept work) {
        String link = work.acceptance().payment().scheme();
        Waiting waiting = new Waiting(work, clock.instant(), gates.knows(link) ? gates.returned(link) : 0);
        if (!isInCrowd(waiting)) {
            return waiting;
        }
        if (isWorthWaiting(link)) {
            return crowd(link).join(gates.free(link, false)) ? waiting : null;
        }
        crowd(link).joinAnyhow();
        return waiting;
    }

    private void left(Waiting waiting) {
        if (isInCrowd(waiting)) {
            crowd(waiting.payment().scheme()).leave();
        }
    }

    private static boolean isInCrowd(Waiting waiting) {
        return !waiting.isPostponed() && !waiting.payment().bulk();
    }

    /** Whether somebody who came now would be turned away. */
    boolean isFull(String link) {
        return isWorthWaiting(link) && !crowd(link).hasPlace(gates.free(link, false));
    }

    /** Whether the link is there, this node may send by it, and it answers. */
    private boolean isWorthWaiting(String link) {
        return gates.knows(link)
                && !gates.patience().isNone()
                && gates.open(link).isPresent()
                && !crowd(link).isSilent(gates.returned(link));
    }

    /** How many people wait for the credit of a link. */
    int waiting(String link) {
        return crowd(link).size();
    }

    private Crowd crowd(String link) {
        return crowds.computeIfAbsent(
                link,
                name -> new Crowd(Math.max(gates.patience().crowd(), gates.knows(name) ? gates.limit(name) / 2 : 0)));
    }

    Round round() {
        return new Round(clock.instant());
    }

    /** One look of one worker; what it admits uses up what was free when it began. Used by one thread. */
    final class Round {
        private record Line(String link, boolean bulk) {}

        private final Instant now;
        private final Map<Line, Integer> room = new HashMap<>();

        private Round(Instant now) {
            this.now = now;
        }

        /**
         * Whether it is taken up now; then it waits no longer.
         *
         * @param stopping who stops lets nobody wait any more
         */
        boolean admits(Waiting waiting, boolean stopping) {
            boolean admitted = stopping || waiting.isPostponed() || isOver(waiting) || hasRoom(waiting.payment());
            if (admitted) {
                left(waiting);
            }
            return admitted;
        }

        private boolean hasRoom(Payment payment) {
            Line line = new Line(payment.scheme(), payment.bulk());
            int left = room.computeIfAbsent(line, this::room);
            if (left > 0) {
                room.put(line, left - 1);
            }
            return left > 0;
        }

        /** A clock that was set back must not make anybody wait for longer. */
        private boolean isOver(Waiting waiting) {
            Payment payment = waiting.payment();
            if (now.isBefore(waiting.since())) {
                return true;
            }
            if (now.isBefore(waiting.since().plus(gates.patience().with(payment)))) {
                return false;
            }
            String link = payment.scheme();
            if (gates.knows(link) && gates.returned(link) == waiting.returned()) {
                crowd(link).fellSilent(waiting.returned());
            }
            return true;
        }

        private int room(Line line) {
            if (!isWorthWaiting(line.link())) {
                return Integer.MAX_VALUE;
            }
            int free = gates.free(line.link(), line.bulk());
            // Those in the queue were promised something already: half of what is free is theirs.
            int ours = gates.mayHaveQueued(line.link()) ? free / 2 : free;
            // Rounded up, or a credit smaller than the number of workers would be nobody's. Two may take the last one
            // for theirs; whoever comes second finds it gone and is taken in as queued.
            return Math.ceilDiv(ours, workers);
        }
    }
}

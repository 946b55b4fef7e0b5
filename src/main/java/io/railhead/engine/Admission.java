package io.railhead.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of the new payments that wait are taken up now. One without credit is stored as queued and claimed later, in a
 * second transaction that costs nearly what the first did; and it is just when there is no credit that the machine has
 * no time for that. While a link answers, its next credit is moments away, so a payment waits for it here first. Where
 * waiting helps nobody - the link is down, the payment is for a later day - it is taken up at once. Thread-safe.
 */
final class Admission {
    private final Gates gates;
    private final InstantSource clock;
    private final int workers;

    /** @param workers how many share the credit that is free */
    Admission(Gates gates, InstantSource clock, int workers) {
        this.gates = gates;
        this.clock = clock;
        this.workers = workers;
    }

    /** A new payment, and since when it waits. */
    record Waiting(Work.Accept work, Instant since) {}

    Waiting arrived(Work.Accept work) {
        return new Waiting(work, clock.instant());
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

        boolean admits(Waiting waiting) {
            Payment payment = waiting.work().acceptance().payment();
            if (waiting.work().acceptance().postponedTo() != null || isOver(waiting, payment)) {
                return true;
            }
            Line line = new Line(payment.scheme(), payment.bulk());
            int left = room.computeIfAbsent(line, this::room);
            if (left > 0) {
                room.put(line, left - 1);
            }
            return left > 0;
        }

        /** A clock that was set back must not make anybody wait for longer. */
        private boolean isOver(Waiting waiting, Payment payment) {
            return now.isBefore(waiting.since())
                    || !now.isBefore(waiting.since().plus(gates.patience().with(payment)));
        }

        private int room(Line line) {
            if (!gates.links().contains(line.link()) || gates.open(line.link()).isEmpty()) {
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

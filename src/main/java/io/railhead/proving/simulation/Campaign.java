package io.railhead.proving.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Plays many seeds, each on one thread alone, and stops at the first that fails. */
final class Campaign {
    /** What the engine says of a thousand crashes helps nobody. Kept here, or the setting could be forgotten. */
    private static final Logger ENGINE = Logger.getLogger("io.railhead.engine");

    private final int payments;
    private final Plant plant;
    private final long first;
    private final long seeds;
    /** How many seeds were begun; more than there are once each thread has asked in vain. */
    private final AtomicLong begun = new AtomicLong();

    private final LongConsumer progress;
    private final Map<Seen, Long> seen = new EnumMap<>(Seen.class);
    private final Map<Long, Violation> violations = new TreeMap<>();
    private long played;

    /** @param progress gets the number of seeds played, now and then */
    Campaign(long first, long seeds, int payments, Plant plant, LongConsumer progress) {
        this.payments = payments;
        this.plant = plant;
        this.first = first;
        this.seeds = seeds;
        this.progress = progress;
    }

    static void quiet() {
        ENGINE.setLevel(Level.OFF);
    }

    void run(int threads) throws InterruptedException {
        quiet();
        try (ExecutorService all = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> playing = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                playing.add(all.submit(this::play));
            }
            for (Future<?> one : playing) {
                one.get();
            }
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
        }
    }

    private void play() {
        for (long one = begun.getAndIncrement(); one < seeds && isClean(); one = begun.getAndIncrement()) {
            long seed = first + one;
            note(seed, outcome(seed));
        }
    }

    private Simulation.Outcome outcome(long seed) {
        try {
            return Simulation.run(Chance.schedule(seed, payments), plant);
        } catch (RuntimeException | Error defect) {
            // The run itself never throws; without a schedule there is nothing to shrink, but the seed must be known.
            throw new IllegalStateException("seed %d has no schedule".formatted(seed), defect);
        }
    }

    private synchronized boolean isClean() {
        return violations.isEmpty();
    }

    private synchronized void note(long seed, Simulation.Outcome outcome) {
        outcome.seen().forEach((what, many) -> seen.merge(what, (long) many, Long::sum));
        if (outcome.violation() != null) {
            violations.put(seed, outcome.violation());
        }
        if (++played % 500 == 0) {
            progress.accept(played);
        }
    }

    synchronized long played() {
        return played;
    }

    /** The seeds that failed, which is none or the first, or two when two threads found one at once. */
    synchronized Map<Long, Violation> violations() {
        return new TreeMap<>(violations);
    }

    synchronized Map<Seen, Long> seen() {
        return new EnumMap<>(seen);
    }
}

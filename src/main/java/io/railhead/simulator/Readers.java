package io.railhead.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Spreads the costly, side-effect free part of the work, reading and verifying, over a few threads. */
final class Readers implements AutoCloseable {
    private final int threads;
    private final ExecutorService pool;

    /** @param threads beside the caller's own; 0 for none */
    Readers(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(
                Math.max(1, threads),
                Thread.ofPlatform().daemon().name("simulator-reader-", 1).factory());
    }

    /** What the messages are, in their order. */
    List<Examined> examine(Counterpart counterpart, List<byte[]> messages) {
        int share = messages.size() / (threads + 1);
        int own = messages.size() - share * threads;
        List<Future<List<Examined>>> others = new ArrayList<>(threads);
        if (share > 0) {
            for (int i = 0; i < threads; i++) {
                List<byte[]> part = messages.subList(own + i * share, own + (i + 1) * share);
                others.add(pool.submit(() -> each(counterpart, part)));
            }
        } else {
            own = messages.size();
        }
        List<Examined> examined = new ArrayList<>(each(counterpart, messages.subList(0, own)));
        for (Future<List<Examined>> other : others) {
            examined.addAll(resultOf(other));
        }
        return examined;
    }

    private static List<Examined> each(Counterpart counterpart, List<byte[]> messages) {
        return messages.stream().map(counterpart::examine).toList();
    }

    private static List<Examined> resultOf(Future<List<Examined>> other) {
        try {
            return other.get();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while reading", ended);
        } catch (ExecutionException defect) {
            throw new IllegalStateException("reading a message failed", defect);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}

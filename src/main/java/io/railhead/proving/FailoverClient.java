package io.railhead.proving;

import io.railhead.proving.Sample.Fate;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A caller as it should be: when one gateway does not answer it asks the other, under the same key, until it has an
 * answer. Payments begin at the gateways in turn. Thread-safe.
 */
final class FailoverClient {
    private static final int WAIT_SECONDS = 5;
    private static final int PATIENCE_MILLIS = 15_000;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration GIVES_UP = Duration.ofMinutes(2);
    private static final int MOST_OPEN = 2_000;

    private final List<URI> gateways;
    private final String token;
    private final Instructions instructions;
    private final AtomicInteger next = new AtomicInteger();
    private final Collection<Sample> samples = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<URI, ConcurrentLinkedDeque<HttpConnection>> idle = new ConcurrentHashMap<>();
    private final Semaphore open = new Semaphore(MOST_OPEN);
    private volatile boolean over;

    FailoverClient(List<URI> gateways, String token, Instructions instructions) {
        this.gateways = List.copyOf(gateways);
        this.token = token;
        this.instructions = instructions;
    }

    Collection<Sample> samples() {
        return samples;
    }

    /** Begins payments at a constant rate until {@link #finish}. */
    Thread arrive(int rate) {
        return Thread.ofPlatform().name("arrivals").start(() -> {
            long from = System.nanoTime();
            for (long i = 0; !over; i++) {
                long planned = from + i * Duration.ofSeconds(1).toNanos() / rate;
                for (long now = System.nanoTime(); now < planned; now = System.nanoTime()) {
                    LockSupport.parkNanos(planned - now);
                }
                open.acquireUninterruptibly();
                Thread.ofVirtual().start(() -> payOnce(planned));
            }
        });
    }

    /** Begins no more and waits for the answers to all that were begun. */
    void finish(Thread arrivals) throws InterruptedException {
        over = true;
        arrivals.join();
        open.acquire(MOST_OPEN);
    }

    private void payOnce(long planned) {
        int number = next.getAndIncrement();
        Fate fate = Fate.BROKEN;
        long giveUp = planned + GIVES_UP.toNanos();
        for (int attempt = 0; !fate.accepted() && System.nanoTime() < giveUp; attempt++) {
            if (attempt > 0) {
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
            fate = ask(gateways.get((number + attempt) % gateways.size()), number);
        }
        samples.add(new Sample(number, planned, System.nanoTime(), fate));
        open.release();
    }

    private Fate ask(URI gateway, int number) {
        ConcurrentLinkedDeque<HttpConnection> kept = idle.computeIfAbsent(gateway, _ -> new ConcurrentLinkedDeque<>());
        try {
            HttpConnection free = kept.pollFirst();
            HttpConnection connection = free == null ? new HttpConnection(gateway, token, PATIENCE_MILLIS) : free;
            HttpConnection.Answer answer =
                    connection.pay(instructions.json(number), instructions.key(number), WAIT_SECONDS);
            kept.addFirst(connection);
            return Fate.of(answer.status(), new String(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            return Fate.BROKEN;
        }
    }
}

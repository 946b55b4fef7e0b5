package io.railhead.proving;

import io.railhead.proving.Sample.Fate;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for payments over REST and waits for the end of each. One run at a time; {@link #samples} may be looked at
 * meanwhile.
 */
final class LoadGenerator {
    /** The longest that the gateway grants. */
    private static final int WAIT_SECONDS = 30;

    /** Open load gives up keeping its rate past this many open requests; the lag then counts as latency. */
    private static final int MOST_OPEN = 4_000;

    private static final Duration AFTER_REFUSAL = Duration.ofMillis(50);

    private final List<URI> bases;
    private final AtomicInteger connections = new AtomicInteger();
    private final String token;
    private final Instructions instructions;
    private final AtomicInteger next = new AtomicInteger();
    private final Collection<Sample> samples = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedDeque<HttpConnection> idle = new ConcurrentLinkedDeque<>();

    /** @param bases of the gateways; connections are spread over them evenly */
    LoadGenerator(List<URI> bases, String token, Instructions instructions) {
        this.bases = List.copyOf(bases);
        this.token = token;
        this.instructions = instructions;
    }

    Instructions instructions() {
        return instructions;
    }

    Collection<Sample> samples() {
        return samples;
    }

    /** How many payments were asked for, numbered from 0. */
    int asked() {
        return next.get();
    }

    /** Keeps this many payments under way until the moment, and waits for those that are. */
    void saturate(int clients, long until) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < until) {
                    Fate fate = payOnce(System.nanoTime());
                    if (!fate.accepted()) {
                        LockSupport.parkNanos(AFTER_REFUSAL.toNanos());
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Starts a payment at each planned moment until the last one, and waits for all. */
    void arrive(int rate, long from, long until) throws InterruptedException {
        Semaphore open = new Semaphore(MOST_OPEN);
        double nanosBetween = 1e9 / rate;
        for (long i = 0; ; i++) {
            long planned = from + (long) (i * nanosBetween);
            if (planned >= until) {
                break;
            }
            for (long now = System.nanoTime(); now < planned; now = System.nanoTime()) {
                LockSupport.parkNanos(planned - now);
            }
            open.acquire();
            Thread.ofVirtual().start(() -> {
                try {
                    payOnce(planned);
                } finally {
                    open.release();
                }
            });
        }
        open.acquire(MOST_OPEN);
    }

    private Fate payOnce(long planned) {
        int number = next.getAndIncrement();
        Fate fate = fate(number);
        samples.add(new Sample(number, planned, System.nanoTime(), fate));
        return fate;
    }

    private URI nextBase() {
        return bases.get(connections.getAndIncrement() % bases.size());
    }

    private Fate fate(int number) {
        HttpConnection kept = idle.pollFirst();
        if (kept != null) {
            try {
                return ask(kept, number);
            } catch (IOException closed) {
                // A server closes what nobody has used for a minute. The key makes it harmless to ask once more.
                kept.abandon();
            }
        }
        try {
            return ask(new HttpConnection(nextBase(), token), number);
        } catch (IOException broken) {
            return Fate.BROKEN;
        }
    }

    private Fate ask(HttpConnection connection, int number) throws IOException {
        HttpConnection.Answer answer =
                connection.pay(instructions.json(number), instructions.key(number), WAIT_SECONDS);
        idle.addFirst(connection);
        return Fate.of(answer.status(), new String(answer.body(), StandardCharsets.UTF_8));
    }
}

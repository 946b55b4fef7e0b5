package io.railhead.intake;

import io.railhead.engine.Ledger;
import io.railhead.engine.Payment;
import io.railhead.lifecycle.OutStates;
import io.railhead.payment.PaymentId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Callers that wait for a final outcome. One in the same process is told by the engine; an outcome that
 * another node wrote, or that came before the caller began to wait, is found by a look at the database for
 * all who wait at once. Thread-safe.
 */
public final class Outcomes {
    /**
     * Ends the patience of those who waited in vain. A timed wait of the thread itself would wake the scheduler of all
     * virtual threads twice for each caller; here a caller's end hardly ever comes first, and nobody is woken for it.
     */
    private static final ScheduledExecutorService PATIENCE = patience();

    /** Every so many looks somebody is looked for who has waited for more of them. */
    private static final int SELDOM = 16;
    /** For so many looks after one that found something everybody is looked for: another node is at work. */
    private static final int ALERT = 4;
    /** Where so many wait, nearly all do so for longer than the first looks take, and for a word of this node. */
    private static final int CROWD = 32;

    private static final int FIRST_IN_A_CROWD = 4;

    /**
     * All who wait for one payment; the last to go takes it away.
     *
     * @param since the number of the look before the last of them came
     */
    private record Waiting(CompletableFuture<Payment> outcome, int callers, int since) {
        Waiting joined(int look) {
            return new Waiting(outcome, callers + 1, look);
        }

        @Nullable Waiting left() {
            return callers == 1 ? null : new Waiting(outcome, callers - 1, since);
        }

        /** Soon at first, then ever more seldom: under load all wait for long, and for most of them somebody here speaks. */
        boolean isDue(int look, boolean crowd) {
            int age = look - since;
            return age % SELDOM == 0 || Integer.bitCount(age) == 1 && (!crowd || age >= FIRST_IN_A_CROWD);
        }
    }

    private final Map<PaymentId, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile int alertUntil;

    /** The engine's word that a payment moved. */
    public void moved(Payment payment) {
        if (OutStates.isFinal(payment.state())) {
            Waiting waits = waiting.get(payment.id());
            if (waits != null) {
                waits.outcome().complete(payment);
            }
        }
    }

    /**
     * Looks up, at once, the payments of those who have waited for 1, 2, 4, 8 or 16 looks or another multiple of 16, in a
     * crowd for 4 at least, and of everybody while looks find something; to be called every fifty milliseconds.
     */
    public void look(Ledger ledger) {
        int look = looks.incrementAndGet();
        boolean alert = look <= alertUntil;
        boolean crowd = waiting.size() >= CROWD;
        List<PaymentId> due = waiting.entrySet().stream()
                .filter(entry -> alert || entry.getValue().isDue(look, crowd))
                .map(Map.Entry::getKey)
                .toList();
        if (due.isEmpty()) {
            return;
        }
        Collection<Payment> found = ledger.loadFinal(due).values();
        if (!found.isEmpty()) {
            alertUntil = look + ALERT;
        }
        found.forEach(this::moved);
    }

    /** Waits for the final outcome; empty when it did not come in time. Any number may wait for one payment. */
    public Optional<Payment> await(PaymentId id, Duration patience) throws InterruptedException {
        CompletableFuture<Optional<Payment>> answer = come(id).outcome().thenApply(Optional::of);
        Future<?> end =
                PATIENCE.schedule(() -> answer.complete(Optional.empty()), patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return answer.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            end.cancel(false);
            waiting.computeIfPresent(id, (_, there) -> there.left());
        }
    }

    private static ScheduledExecutorService patience() {
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("patience").factory());
        one.setRemoveOnCancelPolicy(true);
        return one;
    }

    private Waiting come(PaymentId id) {
        int look = looks.get();
        return waiting.merge(id, new Waiting(new CompletableFuture<>(), 1, look), (there, _) -> there.joined(look));
    }

    /** How many payments are waited for. */
    int size() {
        return waiting.size();
    }

    /** How many wait for them. */
    int callers() {
        return waiting.values().stream().mapToInt(Waiting::callers).sum();
    }
}

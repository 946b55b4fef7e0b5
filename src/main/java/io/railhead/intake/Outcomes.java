package io.railhead.intake;

import io.railhead.engine.Ledger;
import io.railhead.engine.Payment;
import io.railhead.lifecycle.OutStates;
import io.railhead.payment.PaymentId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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

    /** All who wait for one payment; the last to go takes it away. */
    private record Waiting(CompletableFuture<Payment> outcome, int callers) {
        Waiting with(int more) {
            return new Waiting(outcome, callers + more);
        }
    }

    private final Map<PaymentId, Waiting> waiting = new ConcurrentHashMap<>();

    /** The engine's word that a payment moved. */
    public void moved(Payment payment) {
        if (OutStates.isFinal(payment.state())) {
            Waiting waits = waiting.get(payment.id());
            if (waits != null) {
                waits.outcome().complete(payment);
            }
        }
    }

    /** Looks up everybody's payment at once; to be called every fifty milliseconds. */
    public void look(Ledger ledger) {
        if (!waiting.isEmpty()) {
            ledger.loadFinal(waiting.keySet().stream().toList()).values().forEach(this::moved);
        }
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
            waiting.computeIfPresent(id, (_, there) -> left(there));
        }
    }

    private static ScheduledExecutorService patience() {
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("patience").factory());
        one.setRemoveOnCancelPolicy(true);
        return one;
    }

    private Waiting come(PaymentId id) {
        return waiting.merge(id, new Waiting(new CompletableFuture<>(), 1), (there, _) -> there.with(1));
    }

    private static @Nullable Waiting left(Waiting there) {
        return there.callers() == 1 ? null : there.with(-1);
    }

    /** How many payments are waited for. */
    int size() {
        return waiting.size();
    }
}

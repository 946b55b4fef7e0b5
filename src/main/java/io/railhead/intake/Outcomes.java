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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Callers that wait for a final outcome. One in the same process is told by the engine; an outcome that
 * another node wrote, or that came before the caller began to wait, is found by a look at the database for
 * all who wait at once. Thread-safe.
 */
public final class Outcomes {
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
        CompletableFuture<Payment> outcome = come(id).outcome();
        try {
            return Optional.of(outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            waiting.computeIfPresent(id, (_, there) -> left(there));
        }
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

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

/**
 * Callers that wait for a final outcome. One in the same process is told by the engine; an outcome that
 * another node wrote, or that came before the caller began to wait, is found by a look at the database for
 * all who wait at once. Thread-safe.
 */
public final class Outcomes {
    private final Map<PaymentId, CompletableFuture<Payment>> waiting = new ConcurrentHashMap<>();

    /** The engine's word that a payment moved. */
    public void moved(Payment payment) {
        if (OutStates.isFinal(payment.state())) {
            CompletableFuture<Payment> waits = waiting.remove(payment.id());
            if (waits != null) {
                waits.complete(payment);
            }
        }
    }

    /** Looks up everybody's payment at once; to be called every fifty milliseconds. */
    public void look(Ledger ledger) {
        if (!waiting.isEmpty()) {
            ledger.load(waiting.keySet().stream().toList()).values().forEach(this::moved);
        }
    }

    /** Waits for the final outcome; empty when it did not come in time. */
    public Optional<Payment> await(PaymentId id, Duration patience) throws InterruptedException {
        CompletableFuture<Payment> outcome = waiting.computeIfAbsent(id, _ -> new CompletableFuture<>());
        try {
            return Optional.of(outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            waiting.remove(id, outcome);
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

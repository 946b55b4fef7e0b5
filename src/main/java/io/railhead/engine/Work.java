package io.railhead.engine;

import io.railhead.lifecycle.Decision;
import io.railhead.lifecycle.OutEvent;
import io.railhead.payment.PaymentId;
import java.util.concurrent.CompletableFuture;

/** One thing that waits for the engine. Its future completes after the commit that made it true, never before. */
sealed interface Work {
    /** The payment whose worker must do it, as far as it is known. */
    PaymentId shard();

    CompletableFuture<?> done();

    /** A new payment. */
    record Accept(Acceptance acceptance, CompletableFuture<Taken> done) implements Work {
        @Override
        public PaymentId shard() {
            return acceptance.payment().id();
        }
    }

    /** A message from a link, judged or parked. */
    record Apply(Inbound inbound, PaymentId shard, CompletableFuture<Applied> done) implements Work {}

    /** Something a person or a clock of ours wants. */
    record Happened(PaymentId shard, OutEvent event, String actor, CompletableFuture<Decision> done) implements Work {}

    /** The moment that the payment, at this version, asked to be woken at has come. */
    record Wake(PaymentId shard, int version, CompletableFuture<Void> done) implements Work {}

    /** A queued payment may leave now; the credit for it is taken already. */
    record Claim(PaymentId shard, boolean bulk, String link, CompletableFuture<Boolean> done) implements Work {}
}

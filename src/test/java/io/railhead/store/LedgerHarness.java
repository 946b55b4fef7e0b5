package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Committed;
import io.railhead.engine.Lane;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.Ledger;
import io.railhead.engine.Likeness;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.engine.Writes;
import io.railhead.message.MessageId;
import io.railhead.payment.PaymentId;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger at hand, and the steps that sentences about it repeat: accept a payment, let it leave, find it again. Whoever
 * keeps a ledger says how it is reached; the payments are those of {@link Samples}.
 */
abstract class LedgerHarness {
    /** A lease that is over as soon as time passes. */
    static final long NO_LEASE = 0;

    static final long LEASE = 10;

    abstract Ledger ledger();

    abstract LaneKeeper.Register lanes();

    /** What waits in the outbox for a lane. */
    abstract List<MessageId> outbox(Lane lane, Instant createdBefore);

    /** T3. */
    abstract void confirmed(MessageId message);

    /** The database's own time. */
    abstract Instant now();

    /** A moment, so that what was over at once is over. */
    abstract void aMomentPasses();

    /**
     * Commits while another transaction has done all but its commit, which then ends well.
     *
     * @param unseen told when the other one has come so far, and before it ends
     */
    abstract Committed commitWhileAnotherIsNotEnded(Writes other, Runnable unseen, Writes next);

    Committed.Done done(Writes writes) {
        return assertInstanceOf(Committed.Done.class, ledger().commit(writes));
    }

    Lane lane() {
        return lanes().acquire(Samples.LINK, "node-1", LEASE);
    }

    @Nullable Payment found(Payment payment) {
        return ledger().load(List.of(payment.id())).get(payment.id());
    }

    Payment only(Payment payment) {
        return Objects.requireNonNull(found(payment));
    }

    Payment accepted() {
        Payment payment = Samples.queued();
        done(Samples.accept(Samples.request(payment, payment.id().toString(), "body", null)));
        return payment;
    }

    record Left(Payment payment, Outgoing message) {}

    static Left leaving(Uetr uetr) {
        Payment payment = Samples.queued();
        TransferIds ids = Samples.ids(payment);
        TransferIds named = new TransferIds(ids.messageId(), ids.instructionId(), ids.transactionId(), uetr);
        Payment sent = Samples.with(payment, Samples.submitted(), named, Samples.NOW.plusSeconds(15));
        return new Left(sent, Samples.outgoing(sent, named));
    }

    static Writes leave(Lane lane, Left left) {
        return Samples.leave(
                lane, Samples.request(left.payment(), left.payment().id().toString(), "body", left.message()));
    }

    Left left(Lane lane) {
        Left left = leaving(Uetr.random());
        done(leave(lane, left));
        return left;
    }

    boolean waits(Lane lane, Left left) {
        return outbox(lane, Samples.NOW.plusSeconds(1)).contains(left.message().id());
    }

    static Writes.NewPayment item(Payment payment) {
        Acceptance.Origin origin = new Acceptance.Origin.Item(new UUID(1, 2), 0, 1, null);
        return new Writes.NewPayment(
                new Acceptance(payment, origin, null, Map.of()), payment, new byte[0], null, List.of());
    }

    static Writes.NewPayment under(Uetr uetr, Payment payment) {
        Writes.NewPayment plain = Samples.request(payment, payment.id().toString(), "body", null);
        Acceptance asked =
                new Acceptance(payment.under(uetr), plain.acceptance().origin(), null, Map.of());
        return new Writes.NewPayment(asked, payment.under(uetr), plain.response(), null, plain.audit());
    }

    static Writes like(Payment payment, UUID mark, @Nullable PaymentId earlier) {
        Writes.NewPayment plain = Samples.request(payment, payment.id().toString(), "body", null);
        Likeness likeness = new Likeness(mark, Samples.NOW.minusSeconds(60), earlier);
        Acceptance asked = new Acceptance(payment, plain.acceptance().origin(), null, Map.of(), likeness);
        return Samples.accept(new Writes.NewPayment(asked, payment, plain.response(), null, plain.audit()));
    }
}

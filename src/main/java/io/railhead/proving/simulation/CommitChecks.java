package io.railhead.proving.simulation;

import io.railhead.audit.AuditEntry;
import io.railhead.engine.Acceptance.Origin;
import io.railhead.engine.Lane;
import io.railhead.engine.Ledger;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.engine.Writes;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutState.MayBeOut;
import io.railhead.lifecycle.OutState.Unsent;
import io.railhead.lifecycle.OutStates;
import io.railhead.message.MessageId;
import io.railhead.payment.PaymentId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be true of each commit, judged after it and by what the world knows. */
final class CommitChecks {
    private final World world;
    private final Watch watch;
    private final Map<Integer, PaymentId> payments = new HashMap<>();
    private final Map<Integer, Outgoing> outgoing = new HashMap<>();
    private final Set<Ledger.InboxKey> inbox = new HashSet<>();

    CommitChecks(World world, Watch watch) {
        this.world = world;
        this.watch = watch;
    }

    void committed(Writes writes, Map<PaymentId, Payment> before, Set<PaymentId> known) {
        for (Lane lane : writes.lanes()) {
            if (!world.tables().holds(lane)) {
                watch.violated("LANE", "%s commits under epoch %d, which is over".formatted(lane.node(), lane.epoch()));
            }
        }
        for (Writes.NewPayment written : writes.news()) {
            if (!known.contains(written.payment().id())) {
                taken(written);
            }
        }
        for (Writes.Change change : writes.changes()) {
            Payment was = before.get(change.payment().id());
            if (was == null) {
                watch.violated("I10", "a payment is changed that was not there");
            } else {
                changed(was, change, writes.audit());
            }
        }
        for (Writes.InboxEntry entry : writes.inbox()) {
            if (!inbox.add(SimulatedLedger.key(entry))) {
                watch.violated("I8", "answer %s is taken in twice".formatted(entry.businessMessageId()));
            }
        }
        for (PaymentId stopped : writes.stopSending()) {
            Payment payment = world.tables().payments.get(stopped);
            if (payment == null || OutStates.mayLeaveAgain(payment.state())) {
                watch.violated("I2", "an outbox row goes whose payment still has to leave");
            }
        }
        writes.parked().forEach(parked -> {
            watch.count(Seen.PARKED);
            if (parked.reason() == io.railhead.engine.ParkReason.CONTRADICTION) {
                watch.count(Seen.CONTRADICTIONS);
            }
        });
    }

    private void taken(Writes.NewPayment written) {
        Payment payment = written.payment();
        int plan = Watch.plan(payment);
        watch.count(Seen.PAYMENTS);
        PaymentId first = payments.putIfAbsent(plan, payment.id());
        if (first != null && written.acceptance().origin() instanceof Origin.Request) {
            watch.violated("I2", "p%d is taken in twice under one key".formatted(plan));
        } else if (first != null) {
            watch.violated("I2", "p%d, an item of a file, is taken in twice".formatted(plan));
        }
        audited(payment, "payment." + OutStates.name(payment.state()), written.audit());
        left(plan, payment, written.outgoing());
    }

    private void audited(Payment payment, String event, List<AuditEntry> audit) {
        boolean there = audit.stream()
                .anyMatch(entry -> payment.id().value().equals(entry.payment())
                        && entry.event().equals(event));
        if (!there) {
            watch.violated("I10", "p%d moves and the audit does not say so".formatted(Watch.plan(payment)));
        }
    }

    private void left(int plan, Payment payment, @Nullable Outgoing message) {
        if (message != null && outgoing.putIfAbsent(plan, message) != null) {
            watch.violated("I2", "p%d gets a second message".formatted(plan));
        }
        if (message == null && payment.state() instanceof MayBeOut && !outgoing.containsKey(plan)) {
            watch.violated("I2", "p%d may be out, and no message of it was kept".formatted(plan));
        }
    }

    private void changed(Payment was, Writes.Change change, List<AuditEntry> audit) {
        Payment now = change.payment();
        int plan = Watch.plan(now);
        String from = OutStates.name(was.state());
        String to = OutStates.name(now.state());
        if (!from.equals(to)) {
            audited(now, "payment." + to, audit);
        }
        if (OutStates.isFinal(was.state()) && !from.equals(to)) {
            watch.violated("I4", "p%d was final as %s and becomes %s".formatted(plan, from, to));
        }
        if (was.state() instanceof MayBeOut && now.state() instanceof Unsent) {
            watch.violated("I10", "p%d may be out as %s and becomes %s".formatted(plan, from, to));
        }
        left(plan, now, change.outgoing());
        ended(plan, now);
    }

    /** An end must be what the scheme knows of it, as far as the scheme is of one mind. */
    private void ended(int plan, Payment now) {
        boolean booked = world.scheme().booked(plan) != null;
        boolean ofOneMind = world.plan(plan).conduct() != Conduct.SETTLES_THEN_REJECTS;
        switch (now.state()) {
            case OutState.Settled _ -> {
                if (!booked) {
                    watch.violated("I3", "p%d is settled here, and the scheme has not booked it".formatted(plan));
                }
            }
            case OutState.Rejected _ -> {
                if (booked && ofOneMind) {
                    watch.violated("I4", "p%d is rejected here, and the scheme has booked it".formatted(plan));
                }
            }
            case OutState.Cancelled _, OutState.Expired _ -> unsent(plan);
            case OutState.Received _, OutState.Held _, OutState.Scheduled _, OutState.Queued _ -> {}
            case OutState.Submitted _, OutState.Accepted _, OutState.Unresolved _ -> {}
        }
    }

    @Nullable Outgoing outgoing(MessageId message) {
        for (Outgoing one : outgoing.values()) {
            if (one.id().equals(message)) {
                return one;
            }
        }
        return null;
    }

    private void unsent(int plan) {
        if (outgoing.containsKey(plan) || world.scheme().knows(plan)) {
            watch.violated("I4", "p%d ends as never sent, and it may be out".formatted(plan));
        }
    }

    /** A message of ours has reached the scheme. */
    void sent(Sent sent, byte[] bytes) {
        Outgoing message = outgoing.get(sent.plan());
        if (message == null) {
            watch.violated("I2", "p%d is at the scheme, and nothing of that is committed".formatted(sent.plan()));
            return;
        }
        if (!Arrays.equals(message.bytes(), bytes)) {
            watch.violated("I2", "p%d is at the scheme in other bytes than were stored".formatted(sent.plan()));
        }
        Payment payment = world.tables().payments.get(message.payment());
        if (payment == null
                || payment.state() instanceof OutState.Cancelled
                || payment.state() instanceof OutState.Expired) {
            watch.violated("I4", "p%d is at the scheme, and here it ended unsent".formatted(sent.plan()));
        }
    }
}

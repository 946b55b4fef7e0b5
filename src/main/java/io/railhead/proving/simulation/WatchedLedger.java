package io.railhead.proving.simulation;

import io.railhead.audit.AuditEntry;
import io.railhead.engine.Committed;
import io.railhead.engine.Lane;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.engine.Writes;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutStates;
import io.railhead.message.MessageId;
import io.railhead.payment.PaymentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The database of a run: shows every commit to the watch, and has the planted faults that a database can have. */
final class WatchedLedger extends SimulatedLedger {
    private final World world;

    WatchedLedger(World world) {
        super(world.agenda()::instant);
        this.world = world;
    }

    @Override
    boolean laneHolds(Lane lane) {
        return world.plant() == Plant.DROP_THE_EPOCH_CHECK || super.laneHolds(lane);
    }

    @Override
    boolean isNew(Writes.InboxEntry entry) {
        return world.plant() == Plant.SKIP_THE_INBOX || super.isNew(entry);
    }

    @Override
    boolean isAtVersion(Payment wanted) {
        return world.plant() == Plant.IGNORE_VERSIONS || super.isAtVersion(wanted);
    }

    @Override
    Committed write(Writes writes) {
        if (world.plant() == Plant.FORGET_THE_KEY) {
            tables.requests.clear();
        }
        Map<PaymentId, Payment> before = new HashMap<>();
        for (Writes.Change change : writes.changes()) {
            Payment there = tables.payments.get(change.payment().id());
            if (there != null) {
                before.put(there.id(), there);
            }
        }
        Committed outcome = super.write(writes);
        if (outcome instanceof Committed.Done done) {
            world.tell(() -> told(writes, done.known().keySet()));
            world.watch().committed(writes, before, done.known().keySet());
        }
        return outcome;
    }

    /** T3, which changes no payment unless it is planted that it does. */
    void confirming(Collection<MessageId> messages) {
        if (world.plant() != Plant.CONFIRMING_CHANGES_THE_STATE) {
            return;
        }
        messages.stream().map(world.watch()::outgoing).filter(Objects::nonNull).forEach(this::submit);
    }

    private void submit(Outgoing message) {
        Payment payment = tables.payments.get(message.payment());
        if (payment != null) {
            OutState state = new OutState.Submitted(message.createdAt(), message.answerBy(), message.sendBy(), null);
            Payment back = Tables.with(payment, payment.version(), state, message.answerBy());
            AuditEntry said = AuditEntry.now(
                    world.agenda().instant(), payment.id().value(), null, "payment.submitted", "gateway", Map.of());
            commit(new Writes(
                    List.of(),
                    List.of(),
                    List.of(new Writes.Change(back, null)),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(said)));
        }
    }

    private static String told(Writes writes, Set<PaymentId> known) {
        List<String> words = new ArrayList<>();
        for (Writes.NewPayment written : writes.news()) {
            boolean fresh = !known.contains(written.payment().id());
            words.add(told(written.payment()) + (fresh ? "" : " (known already)"));
        }
        writes.changes().forEach(change -> words.add(told(change.payment())));
        writes.parked().forEach(parked -> words.add("set aside: " + parked.detail()));
        return "committed: " + String.join(", ", words);
    }

    private static String told(Payment payment) {
        return "p%d %s".formatted(Watch.plan(payment), OutStates.name(payment.state()));
    }
}

package io.railhead.proving.simulation;

import io.railhead.engine.Acceptance.Origin;
import io.railhead.engine.Committed;
import io.railhead.engine.Lane;
import io.railhead.engine.Likeness;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.engine.Taken;
import io.railhead.engine.Writes;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as PostgreSQL keeps it, in memory: all or nothing, versions, registers, lanes at their epoch, and commits
 * that become true only after their connection was lost. A contract test holds it to the sentences that the real one
 * is held to. Never fails by itself; whoever simulates failing stands before it. Used by one thread.
 */
public class SimulatedLedger extends SimulatedReads {
    private final List<Writes> undecided = new ArrayList<>();

    /** @param databaseTime what the database takes for the time */
    public SimulatedLedger(InstantSource databaseTime) {
        super(new Tables(), databaseTime);
    }

    /** The lane rows of the same database. */
    public SimulatedLanes lanes() {
        return new SimulatedLanes(tables, time, () -> List.copyOf(undecided));
    }

    /** The outbox of the same database. */
    public SimulatedOutbox outbox() {
        return new SimulatedOutbox(tables);
    }

    @Override
    public Committed commit(Writes writes) {
        settle(writes);
        return write(writes);
    }

    /**
     * A transaction whose connection is lost at its commit, and which the server ends all the same, later: until
     * {@link #settle()} nobody sees it, and whoever wants what it holds has to wait for it.
     */
    public void commitUnseen(Writes writes) {
        settle(writes);
        if (fits(writes)) {
            undecided.add(writes);
        }
    }

    /** The server ends what it was left with. */
    public void settle() {
        List<Writes> now = List.copyOf(undecided);
        undecided.clear();
        now.forEach(this::write);
    }

    /** Another transaction waits for the locks of those that are not ended. */
    private void settle(Writes next) {
        if (undecided.isEmpty()) {
            return;
        }
        Set<Object> wanted = locks(next);
        for (Writes writes : List.copyOf(undecided)) {
            if (locks(writes).stream().anyMatch(wanted::contains)) {
                undecided.remove(writes);
                write(writes);
            }
        }
    }

    private static Set<Object> locks(Writes writes) {
        Set<Object> locks = new HashSet<>(writes.stopSending());
        writes.changes().forEach(change -> locks.add(change.payment().id()));
        writes.inbox().forEach(entry -> locks.add(key(entry)));
        for (Writes.NewPayment written : writes.news()) {
            locks.add(written.payment().id());
            Likeness likeness = written.acceptance().likeness();
            if (likeness != null) {
                locks.add(likeness.mark());
            }
            if (written.acceptance().origin() instanceof Origin.Request request) {
                locks.add(requestKey(written.payment(), request));
            }
            Uetr uetr = written.acceptance().payment().uetr();
            if (uetr != null) {
                locks.add(new Tables.Leg(written.payment().scheme(), uetr.value()));
            }
        }
        return locks;
    }

    boolean laneHolds(Lane lane) {
        return tables.holds(lane);
    }

    boolean isNew(Writes.InboxEntry entry) {
        return !tables.inbox.containsKey(key(entry));
    }

    private boolean fits(Writes writes) {
        return writes.lanes().stream().allMatch(this::laneHolds) && isFresh(writes);
    }

    private boolean isFresh(Writes writes) {
        return writes.inbox().stream().allMatch(this::isNew)
                && writes.changes().stream().allMatch(change -> isAtVersion(change.payment()));
    }

    boolean isAtVersion(Payment wanted) {
        Payment there = tables.payments.get(wanted.id());
        return there != null && there.version() == wanted.version();
    }

    Committed write(Writes writes) {
        if (!writes.lanes().stream().allMatch(this::laneHolds)) {
            return new Committed.LaneLost();
        }
        Map<PaymentId, Taken> known = new HashMap<>();
        List<Writes.NewPayment> news = Registers.unknown(tables, writes.news(), known);
        if (!isFresh(writes) || !Registers.compared(tables, news)) {
            return new Committed.Stale();
        }
        if (news.stream().map(written -> written.payment().id()).distinct().count() < news.size()) {
            return new Committed.Unfit("a payment is inserted twice");
        }
        if (!Registers.ownUetrs(tables, outgoing(news, writes.changes()))) {
            return new Committed.Unfit("a UETR is another payment's on this link");
        }
        Registers.note(tables, news);
        news.forEach(written -> tables.put(written.payment()));
        for (Writes.Change change : writes.changes()) {
            Payment to = change.payment();
            tables.put(Tables.at(to, to.version() + 1, to.wakeAt()));
        }
        writes.inbox()
                .forEach(entry -> tables.inbox.putIfAbsent(
                        key(entry),
                        new InboxFound(entry.document(), entry.message().value())));
        for (Outgoing message : outgoing(news, writes.changes())) {
            UUID uetr = message.ids().uetr().value();
            tables.uetrs.put(new Tables.Leg(message.link(), uetr), message.payment());
            String node = writes.lanes().getFirst().node();
            tables.outbox.put(message.id(), new Tables.OutboxRow(message, node));
        }
        Set<PaymentId> stopped = Set.copyOf(writes.stopSending());
        tables.outbox.values().removeIf(row -> stopped.contains(row.message().payment()));
        tables.parked.addAll(writes.parked());
        return new Committed.Done(known);
    }

    private static List<Outgoing> outgoing(List<Writes.NewPayment> news, List<Writes.Change> changes) {
        List<Outgoing> outgoing = new ArrayList<>();
        news.forEach(written -> add(written.outgoing(), outgoing));
        changes.forEach(change -> add(change.outgoing(), outgoing));
        return outgoing;
    }

    private static void add(@Nullable Outgoing message, List<Outgoing> to) {
        if (message != null) {
            to.add(message);
        }
    }

    static InboxKey key(Writes.InboxEntry entry) {
        return new InboxKey(entry.link(), entry.sender(), entry.businessMessageId());
    }

    static Tables.RequestKey requestKey(Payment payment, Origin.Request request) {
        return new Tables.RequestKey(payment.participant().value(), payment.clientId(), request.key());
    }
}

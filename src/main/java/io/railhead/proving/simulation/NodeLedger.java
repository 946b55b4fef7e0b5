package io.railhead.proving.simulation;

import io.railhead.engine.Committed;
import io.railhead.engine.Ledger;
import io.railhead.engine.Payment;
import io.railhead.engine.Writes;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The database as one node reaches it: a commit takes a while in which others act, and it can go wrong in every way
 * that a database has. Looking things up takes no time.
 */
final class NodeLedger implements Ledger {
    private static final long LATE = 400 * Agenda.MILLI;

    private final GatewayNode node;
    private final World world;
    private long commits;

    NodeLedger(GatewayNode node, World world) {
        this.node = node;
        this.world = world;
    }

    /** The database, if it can be reached by a node that lives. */
    private SimulatedLedger there() {
        if (node.isGone()) {
            throw new GatewayNode.Gone();
        }
        if (world.isDatabaseAway()) {
            throw new LedgerUnreachable(new IllegalStateException("the database is away"));
        }
        return world.ledger();
    }

    @Override
    public Committed commit(Writes writes) {
        world.watch().given(writes);
        if (world.plant() == Plant.ANSWER_BEFORE_COMMIT) {
            world.agenda().after(2 * Agenda.MILLI, null, () -> write(writes));
            return new Committed.Done(Map.of());
        }
        Committed outcome = once(writes);
        if (outcome instanceof Committed.Unknown && world.plant() == Plant.RUN_A_FAILED_COMMIT_AGAIN) {
            world.watch().given(writes);
            outcome = once(writes);
        }
        return outcome;
    }

    private Committed once(Writes writes) {
        takeTime("before");
        node.strikeInside(writes.lanes().isEmpty() ? Point.BEFORE_COMMIT : Point.BEFORE_CLAIM);
        if (world.isDatabaseAway()) {
            return new Committed.Unavailable("the database is away");
        }
        Committed outcome = end(writes);
        takeTime("after");
        node.strikeInside(writes.lanes().isEmpty() ? Point.AFTER_COMMIT : Point.AFTER_CLAIM);
        if (world.isDatabaseAway() && outcome instanceof Committed.Done) {
            world.watch().count(Seen.UNKNOWN_COMMITS);
            return new Committed.Unknown("the database went away");
        }
        return outcome;
    }

    private void takeTime(String part) {
        world.agenda().pass(node, world.noise().between(50, 1500, part, node.number(), ++commits));
        if (node.isGone()) {
            throw new GatewayNode.Gone();
        }
    }

    private Committed end(Writes writes) {
        Fault.Fate fate = world.strikes().takeFate(node.number());
        if (fate != null) {
            world.tell(() -> "a commit of node %d %s".formatted(node.number(), fate.words()));
        }
        return switch (fate) {
            case null -> write(writes);
            case REFUSED -> new Committed.Unavailable("an error before the commit");
            case DEADLOCK -> new Committed.Stale();
            case LOST_DONE -> {
                write(writes);
                yield unknown();
            }
            case LOST_UNDONE -> unknown();
            case LOST_LATE -> {
                world.ledger().commitUnseen(writes);
                world.agenda().after(LATE, null, world.ledger()::settle);
                yield unknown();
            }
        };
    }

    private Committed unknown() {
        world.watch().count(Seen.UNKNOWN_COMMITS);
        return new Committed.Unknown("the line went dead");
    }

    private Committed write(Writes writes) {
        Committed outcome = world.ledger().commit(writes);
        switch (outcome) {
            case Committed.Done _ -> world.watch().count(Seen.COMMITS);
            case Committed.Stale _ -> world.watch().count(Seen.STALE_COMMITS);
            case Committed.LaneLost _ -> world.watch().count(Seen.LANES_LOST);
            case Committed.Unfit _, Committed.Unavailable _, Committed.Unknown _ -> {}
        }
        return outcome;
    }

    @Override
    public Map<PaymentId, Payment> load(Collection<PaymentId> ids) {
        return there().load(ids);
    }

    @Override
    public Map<PaymentId, Payment> loadFinal(Collection<PaymentId> ids) {
        return there().loadFinal(ids);
    }

    @Override
    public Map<InboxKey, InboxFound> inbox(Collection<InboxKey> keys) {
        return world.plant() == Plant.SKIP_THE_INBOX ? Map.of() : there().inbox(keys);
    }

    @Override
    public Map<Uetr, PaymentId> byUetr(String link, Collection<Uetr> uetrs) {
        return there().byUetr(link, uetrs);
    }

    @Override
    public Map<UUID, PaymentId> alike(Collection<UUID> marks, Instant since) {
        return there().alike(marks, since);
    }

    @Override
    public List<PaymentId> byEndToEndId(String link, String endToEndId, int limit) {
        return there().byEndToEndId(link, endToEndId, limit);
    }

    @Override
    public List<PaymentId> queued(String link, boolean bulk, int limit) {
        return there().queued(link, bulk, limit);
    }

    @Override
    public int countQueued(String link, int limit) {
        return there().countQueued(link, limit);
    }

    @Override
    public Unanswered countUnanswered(String link) {
        return there().countUnanswered(link);
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return there().due(now, limit);
    }
}

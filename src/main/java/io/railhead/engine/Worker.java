package io.railhead.engine;

import io.railhead.engine.Inbound.Judged;
import io.railhead.fault.FaultPoint;
import io.railhead.lifecycle.Decision;
import io.railhead.lifecycle.OutEvent;
import io.railhead.lifecycle.OutState;
import io.railhead.message.Reason;
import io.railhead.payment.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One turn of the engine for one batch: look up, build, decide, commit, tell. Whatever is told to anybody is
 * told after the commit returned. Used by one thread at a time.
 */
final class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final int STALE_TURNS = 8;
    private static final String REFUSED = "the database refuses a value of it";

    private final Ledger ledger;
    private final Wire wire;
    private final Schemes schemes;
    private final Gates gates;
    private final LaneKeeper lanes;
    private final Leaving leaving;
    private final Answers answers;
    private final Likenesses likenesses;
    private final InstantSource clock;
    private final Onlooker onlooker;
    private final Pulse pulse;

    Worker(Parts parts, Gates gates, LaneKeeper lanes, Onlooker onlooker) {
        this.ledger = parts.ledger();
        this.wire = parts.wire();
        this.schemes = parts.schemes();
        this.clock = parts.clock();
        this.gates = gates;
        this.lanes = lanes;
        this.leaving = new Leaving(gates, parts.factory());
        this.answers = new Answers(ledger, schemes);
        this.likenesses = new Likenesses(ledger, parts.alikeWithin());
        this.onlooker = onlooker;
        this.pulse = new Pulse(clock);
    }

    /** How long it has been at its present turn; zero when it waits for work. */
    Duration atOneTurn() {
        return pulse.length();
    }

    /** What the engine is made with. */
    record Parts(
            Ledger ledger,
            Wire wire,
            Schemes schemes,
            MessageFactory factory,
            InstantSource clock,
            Duration alikeWithin) {
        /** Without warnings about payments that look alike. */
        Parts(Ledger ledger, Wire wire, Schemes schemes, MessageFactory factory, InstantSource clock) {
            this(ledger, wire, schemes, factory, clock, Duration.ZERO);
        }
    }

    /** Ends every work of the batch, one way or another. */
    void process(List<Work> batch) {
        try {
            for (int turn = 0; turn < STALE_TURNS; turn++) {
                if (attempt(batch)) {
                    return;
                }
            }
            abandon(batch, "the payment kept changing meanwhile");
        } catch (RuntimeException | Error defect) {
            // A defect in one batch must not silence the engine; nobody is told a success.
            LOG.error("A batch failed in a way that was not foreseen", defect);
            onlooker.failed(defect);
            releaseClaims(batch);
            batch.forEach(work -> work.done().completeExceptionally(defect));
        }
    }

    /** What to tell once the commit has returned. */
    private record Turn(Fold plan, Leaving.Result leaving, List<Runnable> tell) {}

    /** @return false when the batch has to be decided again on fresh rows */
    private boolean attempt(List<Work> batch) {
        pulse.begin();
        try {
            return turn(batch);
        } finally {
            pulse.end();
        }
    }

    private boolean turn(List<Work> batch) {
        Turn turn;
        try {
            turn = plan(batch);
        } catch (Ledger.LedgerUnreachable unreachable) {
            abandon(batch, "the database cannot be reached");
            return true;
        } catch (RuntimeException | Error defect) {
            // Nothing is written yet, so the others of the batch need not suffer from the one.
            if (batch.size() == 1) {
                throw defect;
            }
            // Said here as well: alone, all of them may succeed.
            LOG.warn("A batch failed before anything was written; each of it is tried alone", defect);
            onlooker.failed(defect);
            batch.forEach(work -> process(List.of(work)));
            return true;
        }
        return switch (commit(turn)) {
            case Committed.Done done -> {
                finish(batch, turn, done);
                yield true;
            }
            case Committed.Stale _ -> {
                leaving.giveBack(turn.leaving());
                yield false;
            }
            case Committed.LaneLost _ -> {
                turn.plan().writes().lanes().forEach(lanes::lost);
                leaving.giveBack(turn.leaving());
                yield false;
            }
            case Committed.Unfit unfit -> {
                leaving.giveBack(turn.leaving());
                split(batch, unfit.why());
                yield true;
            }
            case Committed.Unavailable unavailable -> {
                leaving.giveBack(turn.leaving());
                abandon(batch, unavailable.why());
                yield true;
            }
            case Committed.Unknown unknown -> {
                leaving.giveBack(turn.leaving());
                abandon(batch, unknown.why());
                yield true;
            }
        };
    }

    private Committed commit(Turn turn) {
        if (turn.plan().isEmpty()) {
            return new Committed.Done(Map.of());
        }
        try {
            return ledger.commit(turn.plan().writes());
        } catch (RuntimeException | Error defect) {
            leaving.giveBack(turn.leaving());
            throw defect;
        }
    }

    private Turn plan(List<Work> batch) {
        List<Judged> judged = inbound(batch, Judged.class);
        Answers.Found found = answers.lookUp(judged, inbound(batch, Inbound.Parked.class));
        Set<PaymentId> ids = new HashSet<>(Answers.payments(judged, found));
        for (Work work : batch) {
            if (work instanceof Work.Happened || work instanceof Work.Wake || work instanceof Work.Claim) {
                ids.add(work.shard());
            }
        }
        Map<PaymentId, Payment> present = ids.isEmpty() ? Map.of() : ledger.load(ids);
        Instant now = clock.instant();
        Likenesses.Found alike = likenesses.lookUp(batch, now);
        Leaving.Result ready = leaving.prepare(batch, present, now);
        try {
            Fold plan = new Fold(now, schemes, present);
            List<Runnable> tell = new ArrayList<>();
            for (Work work : batch) {
                tell.add(fold(work, plan, ready, found, alike));
            }
            return new Turn(plan, ready, tell);
        } catch (RuntimeException | Error failed) {
            leaving.giveBack(ready);
            throw failed;
        }
    }

    private static <T extends Inbound> List<T> inbound(List<Work> batch, Class<T> kind) {
        return batch.stream()
                .filter(Work.Apply.class::isInstance)
                .map(work -> ((Work.Apply) work).inbound())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private Runnable fold(Work work, Fold plan, Leaving.Result ready, Answers.Found found, Likenesses.Found alike) {
        Leaving.Ready leaves = ready.ready().get(work);
        return switch (work) {
            case Work.Accept accept -> {
                Payment taken = plan.accept(
                        alike.compared(accept.acceptance()),
                        leaves == null ? null : leaves.outgoing(),
                        leaves == null ? null : leaves.lane());
                yield () -> accept.done()
                        .complete(new Taken.New(taken, plan.written(taken.id()).response()));
            }
            case Work.Apply apply -> {
                Applied applied = switch (apply.inbound()) {
                    case Judged answer -> answers.apply(answer, plan, found);
                    case Inbound.Parked parked -> answers.apply(parked, plan, found);
                    case Inbound.Arrived early -> throw notReady(early);
                    case Inbound.Opened early -> throw notReady(early);
                    case Inbound.Verified early -> throw notReady(early);
                };
                yield () -> apply.done().complete(applied);
            }
            case Work.Happened happened -> {
                Decision decision = plan.happen(happened.shard(), happened.event(), happened.actor(), null, Map.of());
                yield () -> happened.done().complete(decision);
            }
            case Work.Wake wake -> {
                wake(wake, plan);
                yield () -> wake.done().complete(null);
            }
            case Work.Claim claim -> {
                boolean claimed = claim(claim, leaves, ready.unbuildable().get(work), plan);
                yield () -> {
                    if (!claimed) {
                        gates.giveBack(claim.link(), claim.bulk());
                    }
                    claim.done().complete(claimed);
                };
            }
        };
    }

    private static IllegalStateException notReady(Inbound early) {
        return new IllegalStateException("a message must be judged before it is applied, this one is "
                + early.getClass().getSimpleName());
    }

    private void wake(Work.Wake wake, Fold plan) {
        PaymentId id = wake.shard();
        Payment payment = plan.present(id);
        if (payment == null || payment.version() != wake.version()) {
            // It moved meanwhile; if it wants to be woken again it has said so.
            return;
        }
        OutEvent due = Alarm.due(payment.state(), schemes.expiry(payment.scheme(), plan.now()));
        if (due != null) {
            FaultPoint.DEADLINE_RANG.pass();
            plan.happen(id, due, "clock", null, Map.of());
        }
    }

    private static boolean claim(
            Work.Claim claim, Leaving.@Nullable Ready leaves, @Nullable String unbuildable, Fold plan) {
        if (leaves != null) {
            return plan.claim(claim.shard(), leaves.outgoing(), leaves.lane()) instanceof Decision.Moved;
        }
        if (unbuildable != null) {
            // Our own message would be invalid. It certainly never left, and must not.
            plan.happen(
                    claim.shard(),
                    new OutEvent.LifetimeOver(new Reason("UNBUILDABLE", true, unbuildable)),
                    "gateway",
                    null,
                    Map.of());
            plan.park(claim.link(), null, claim.shard(), "payment", ParkReason.ATTENTION, unbuildable, null);
        }
        Payment payment = plan.present(claim.shard());
        if (payment != null
                && payment.state() instanceof OutState.Queued queued
                && Leaving.isOver(queued, plan.now())) {
            // The clock for it has not rung yet, as after a long stop: too old is too old.
            OutEvent over = Alarm.due(queued, null);
            if (over != null) {
                plan.happen(claim.shard(), over, "clock", null, Map.of());
            }
        }
        return false;
    }

    private void finish(List<Work> batch, Turn turn, Committed.Done done) {
        wire.hand(turn.plan().leaving(done.known().keySet()));
        // Noted after the commit: a note made before it could be taken by a look that does not see the rows yet.
        turn.plan().queuedLinks().forEach(gates::queuedOne);
        turn.plan().answered().forEach(payment -> gates.giveBack(payment.scheme(), payment.bulk()));
        turn.plan().moved().forEach(onlooker::moved);
        for (int i = 0; i < batch.size(); i++) {
            tell(batch.get(i), turn, done, turn.tell().get(i));
        }
    }

    private void tell(Work work, Turn turn, Committed.Done done, Runnable usual) {
        if (work instanceof Work.Accept accept) {
            Taken known = done.known().get(work.shard());
            if (known != null) {
                if (turn.leaving().ready().containsKey(work)) {
                    gates.giveBack(
                            accept.acceptance().payment().scheme(),
                            accept.acceptance().payment().bulk());
                }
                accept.done().complete(known);
                return;
            }
        }
        usual.run();
    }

    /** A value that the database refuses must not take the rest of the batch with it. */
    private void split(List<Work> batch, String why) {
        if (batch.size() > 1) {
            batch.forEach(work -> process(List.of(work)));
            return;
        }
        Work only = batch.getFirst();
        LOG.errorf("The database refuses a value: %s", why);
        if (only instanceof Work.Apply(Inbound message, PaymentId shard, CompletableFuture<Applied> done)
                && !(message instanceof Inbound.Parked parked && parked.detail().equals(REFUSED))) {
            // Set aside without any word of its own; what it says may be just what cannot be stored.
            Inbound poison = new Inbound.Parked(message.received(), ParkReason.POISON, REFUSED);
            process(List.of(new Work.Apply(poison, shard, done)));
        } else {
            releaseClaims(batch);
            IllegalStateException refused = new IllegalStateException("the database refuses a value: " + why);
            onlooker.failed(refused);
            only.done().completeExceptionally(refused);
        }
    }

    private void abandon(List<Work> batch, String why) {
        releaseClaims(batch);
        batch.forEach(work -> fail(work, why));
    }

    /** The credits of the claims that were not told an end yet. */
    private void releaseClaims(List<Work> batch) {
        for (Work work : batch) {
            if (work instanceof Work.Claim claim && !claim.done().isDone()) {
                gates.giveBack(claim.link(), claim.bulk());
            }
        }
    }

    private static void fail(Work work, String why) {
        if (work instanceof Work.Accept accept) {
            accept.done().complete(new Taken.Unavailable(why));
        } else {
            work.done().completeExceptionally(new Ledger.LedgerUnreachable(new IllegalStateException(why)));
        }
    }
}

package io.railhead.proving.simulation;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Applied;
import io.railhead.engine.Engine;
import io.railhead.engine.Gates;
import io.railhead.engine.Inbound;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.Ledger.LedgerUnreachable;
import io.railhead.engine.Onlooker;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Patience;
import io.railhead.engine.Payment;
import io.railhead.engine.Taken;
import io.railhead.engine.Wire;
import io.railhead.lifecycle.Decision;
import io.railhead.lifecycle.OutEvent;
import io.railhead.payment.PaymentId;
import io.railhead.proving.simulation.Fault.NodeDies;
import io.railhead.proving.simulation.Fault.NodePauses;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One life of one node: a real engine with its gates and lanes, turned by hand, and what turns around it in the real
 * program, clocks and the senders and receivers of its links. Killed it is gone with all its memory; a new life begins
 * with what is in the database.
 */
final class GatewayNode implements Agenda.Owner, Wire {
    /** Few payments make a crowd here, so that some are turned away. */
    private static final Patience PATIENCE = new Patience(Patience.USUAL.people(), Patience.USUAL.files(), 2);

    private static final int WORKERS = 2;
    private static final int MOST_DUE = 500;
    private static final Duration ALIKE = Duration.ofHours(24);

    /** The node is dead; whatever it was in the middle of ends here. */
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Gone() {
            super(null, null, false, false);
        }
    }

    private final World world;
    private final int number;
    private final int life;
    private final InstantSource clock;
    private final LaneKeeper keeper;
    private final Gates gates;
    private final Engine engine;
    private final Map<String, Sender> senders = new TreeMap<>();
    private final Map<String, Receiver> receivers = new TreeMap<>();
    private final EngineTurns turns;
    private boolean gone;
    private long awayUntil;

    GatewayNode(World world, int number, int life) {
        this.world = world;
        this.number = number;
        this.life = life;
        // A start on a clock that is further from the database's is refused.
        long skew = world.noise().between(-200, 200, "skew", number, 0) * Agenda.MILLI;
        this.clock = () -> Agenda.instant(world.agenda().now() + skew);
        this.keeper = new LaneKeeper(
                new NodeLanes(this, world),
                "node-" + number,
                () -> world.agenda().now() * 1000);
        Map<String, Integer> credit = new HashMap<>();
        for (String link : world.links()) {
            credit.put(link, world.schedule().credit());
            senders.put(link, new Sender(this, world, link));
            receivers.put(link, new Receiver(this, world, link));
        }
        this.gates = new Gates(this, keeper, credit, PATIENCE);
        SimulatedPacks packs = new SimulatedPacks(world.plant());
        this.engine = new Engine(
                new NodeLedger(this, world),
                this,
                packs,
                new SimulatedSigner(this, world),
                clock,
                gates,
                keeper,
                new Onlooker() {
                    @Override
                    public void moved(Payment payment) {}

                    @Override
                    public void failed(Throwable defect) {
                        GatewayNode.this.failed(defect);
                    }
                },
                WORKERS,
                ALIKE);
        this.turns = new EngineTurns(this, engine, WORKERS);
    }

    void start() {
        again(0, 3 * Agenda.SECOND, () -> keeper.keep(world.links()));
        again(0, 5 * Agenda.SECOND, engine::recount);
        again(200 * Agenda.MILLI, 200 * Agenda.MILLI, () -> {
            if (engine.beginWakes(clock, MOST_DUE) > 0) {
                turns.call();
            }
        });
        senders.values().forEach(sender -> again(Agenda.MILLI, 100 * Agenda.MILLI, sender::turn));
        receivers.values().forEach(receiver -> again(Agenda.MILLI, 250 * Agenda.MILLI, receiver::turn));
    }

    private void again(long first, long period, Runnable what) {
        later(first, () -> {
            try {
                what.run();
            } finally {
                if (!gone) {
                    again(period, period, what);
                }
            }
        });
    }

    /** Notes something of this node; it comes to nothing if the node is dead by then. */
    void later(long micros, Runnable what) {
        world.agenda().after(micros, this, () -> {
            try {
                what.run();
            } catch (RuntimeException | Error failure) {
                failed(failure);
            }
        });
    }

    /**
     * Something of this node came to nothing. What the schedule does to it is no defect: a dead node's work ends where it
     * is, and whoever wanted something of a database that is away comes back with the next tick of its clock.
     */
    private void failed(Throwable failure) {
        boolean dead = failure instanceof Gone && gone;
        if (!dead && !(failure instanceof LedgerUnreachable)) {
            world.watch().failed(failure);
        }
    }

    /** Does something when a future ends. A failure in there would be lost with a stage that nobody holds. */
    <T extends @Nullable Object> void then(
            CompletableFuture<T> future, BiConsumer<? super T, ? super @Nullable Throwable> what) {
        var _ = future.whenComplete((value, failure) -> {
            try {
                what.accept(value, failure);
            } catch (RuntimeException | Error defect) {
                failed(defect);
            }
        });
    }

    CompletableFuture<Taken> accept(Acceptance acceptance) {
        CompletableFuture<Taken> taken = engine.accept(acceptance);
        turns.call();
        return taken;
    }

    CompletableFuture<Applied> apply(Inbound message) {
        CompletableFuture<Applied> applied = engine.apply(message);
        turns.call();
        return applied;
    }

    CompletableFuture<Decision> happen(PaymentId payment, OutEvent event) {
        CompletableFuture<Decision> decided = engine.happen(payment, event, "somebody");
        turns.call();
        return decided;
    }

    void claim(String link, int most) {
        if (engine.beginClaims(link, most) > 0) {
            turns.call();
        }
    }

    /** Here the node may be hit. Returns at once when it is only made to stand still: what it does next is put off. */
    void strike(Point point) {
        strike(point, 1);
    }

    private void strike(Point point, int besides) {
        Fault fault = world.strikes().takeStrike(number, point, besides);
        if (fault instanceof NodeDies dies) {
            gone = true;
            world.died(this, dies.away());
            if (point != Point.ANYWHERE) {
                throw new Gone();
            }
        } else if (fault instanceof NodePauses pauses) {
            world.watch().count(Seen.PAUSES);
            world.tell(() -> "node %d stands still, %s".formatted(number, point.words()));
            awayUntil = world.agenda().now() + pauses.length() * Agenda.MILLI;
        }
    }

    /** The same inside a call: one that stands still does so before this returns. */
    void strikeInside(Point point) {
        strike(point, 0);
        world.agenda().pass(this, 0);
        if (gone) {
            throw new Gone();
        }
    }

    void count(Seen what) {
        world.watch().count(what);
    }

    void goOn() {
        awayUntil = world.agenda().now();
    }

    @Override
    public boolean isReady(String link) {
        return world.plant() == Plant.SIGN_BEFORE_THE_LINK_IS_UP || isTrulyReady(link);
    }

    boolean isTrulyReady(String link) {
        return sender(link).isReady();
    }

    @Override
    public void hand(List<Outgoing> committed) {
        if (gone) {
            throw new Gone();
        }
        committed.forEach(message -> sender(message.link()).hand(message));
    }

    private Sender sender(String link) {
        return Objects.requireNonNull(senders.get(link));
    }

    void connectionsBreak() {
        senders.values().forEach(Sender::connectionBreaks);
    }

    void wakeReceiver(String link) {
        Receiver receiver = Objects.requireNonNull(receivers.get(link));
        later(300, receiver::turn);
    }

    void wakeReceivers() {
        receivers.keySet().forEach(this::wakeReceiver);
    }

    int number() {
        return number;
    }

    int life() {
        return life;
    }

    InstantSource clock() {
        return clock;
    }

    LaneKeeper keeper() {
        return keeper;
    }

    Gates gates() {
        return gates;
    }

    @Override
    public boolean isGone() {
        return gone;
    }

    @Override
    public long awayUntil() {
        return awayUntil;
    }
}

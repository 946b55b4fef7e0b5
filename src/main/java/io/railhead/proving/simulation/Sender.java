package io.railhead.proving.simulation;

import io.railhead.engine.Lane;
import io.railhead.engine.Ledger.LedgerUnreachable;
import io.railhead.engine.Outgoing;
import io.railhead.lifecycle.Decision;
import io.railhead.lifecycle.OutEvent;
import io.railhead.link.Feed;
import io.railhead.link.Parcel;
import io.railhead.message.MessageId;
import io.railhead.proving.simulation.Fault.Way;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The sending of one link on one node, step for step as the route {@code 20-…} and its source do it: claim, look into
 * memory and outbox, leave out what is too old, look at the lease before each put, wait for the confirmations, T3. Each
 * step is a moment of its own, so that a node can be hit between any two.
 */
final class Sender {
    private static final int MOST = 200;
    private static final int MOST_CLAIMED = 256;
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final long LOOK_EVERY = Agenda.SECOND;
    private static final long CONFIRM_WITHIN = 3 * Agenda.SECOND;
    private static final long SLOW = Agenda.SECOND;

    private final GatewayNode node;
    private final World world;
    private final String link;
    private final Feed feed = new Feed();
    private @Nullable Lane sendingBy;
    private long nextLook;
    private boolean connected;
    private long waitingSince = -1;
    private @Nullable Round round;

    Sender(GatewayNode node, World world, String link) {
        this.node = node;
        this.world = world;
        this.link = link;
    }

    /** One turn of sending, from claim to T3. */
    private static final class Round {
        final Lane lane;
        final List<Parcel> parcels = new ArrayList<>();
        final Set<MessageId> confirmed = new HashSet<>();
        int put;
        boolean allPut;

        Round(Lane lane) {
            this.lane = lane;
        }
    }

    boolean isReady() {
        return connected && (waitingSince < 0 || world.agenda().now() - waitingSince < SLOW);
    }

    void connectionBreaks() {
        connected = false;
    }

    private boolean connect() {
        connected =
                connected || (world.broker().isUp() && !world.strikes().isCut(node.number(), Way.NOTHING_GETS_THROUGH));
        return connected;
    }

    void hand(Outgoing message) {
        feed.offer(List.of(new Parcel(message.id(), message.payment(), message.bytes(), message.sendBy())));
        node.later(0, this::turn);
    }

    void turn() {
        Lane lane = node.keeper().held(link).orElse(null);
        if (round != null || lane == null || !connect()) {
            return;
        }
        if (!lane.equals(sendingBy)) {
            // What memory has was committed under another epoch; somebody may have sent it since.
            feed.clear();
            sendingBy = lane;
        }
        look(lane);
        List<Parcel> parcels = take();
        if (parcels.isEmpty() && !node.gates().mayHaveQueued(link)) {
            return;
        }
        Round now = new Round(lane);
        round = now;
        try {
            node.claim(link, MOST_CLAIMED);
            leaveOutOld(now, parcels);
        } catch (LedgerUnreachable unreachable) {
            end(500 * Agenda.MILLI);
        }
    }

    private List<Parcel> take() {
        try {
            return feed.take(MOST, 0);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void look(Lane own) {
        if (world.agenda().now() < nextLook || world.plant() == Plant.NEVER_LOOK_INTO_THE_OUTBOX) {
            return;
        }
        nextLook = world.agenda().now() + LOOK_EVERY;
        if (world.isDatabaseAway()) {
            throw new LedgerUnreachable(new IllegalStateException("the database is away"));
        }
        Instant now = node.clock().instant();
        offer(world.outbox().waiting(own, now.minus(SETTLING), MOST));
        for (Lane taken : node.keeper().takenOver(link)) {
            // Nothing of a silent node is on its way through memory.
            offer(world.outbox().waiting(taken, now, MOST));
        }
    }

    private void offer(List<Parcel> waiting) {
        boolean anew = world.plant() == Plant.SIGN_AGAIN_WHEN_RESENDING;
        feed.offer(anew ? waiting.stream().map(Sender::anew).toList() : waiting);
    }

    private static Parcel anew(Parcel parcel) {
        String again = new String(parcel.bytes(), StandardCharsets.UTF_8) + " again";
        return new Parcel(parcel.id(), parcel.payment(), again.getBytes(StandardCharsets.UTF_8), parcel.sendBy());
    }

    private void leaveOutOld(Round now, List<Parcel> parcels) {
        Instant at = node.clock().instant();
        List<CompletableFuture<Decision>> closing = new ArrayList<>();
        for (Parcel parcel : parcels) {
            if (parcel.sendBy().isAfter(at)) {
                now.parcels.add(parcel);
            } else {
                // Too old to send: whether an earlier attempt got through nobody knows.
                closing.add(node.happen(parcel.payment(), new OutEvent.SendWindowClosed()));
            }
        }
        node.then(
                CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new)),
                (_, failed) -> node.later(0, () -> {
                    if (failed == null) {
                        waitingSince =
                                now.parcels.isEmpty() ? -1 : world.agenda().now();
                        next(now);
                    } else {
                        end(500 * Agenda.MILLI);
                    }
                }));
    }

    /** Looks at the lease, and puts the next; a node can stand still between the two. */
    private void next(Round now) {
        boolean held = node.keeper().held(link).filter(now.lane::equals).isPresent();
        if (now.put == now.parcels.size() || !held || !connected) {
            now.allPut = true;
            node.later(CONFIRM_WITHIN, () -> giveUp(now));
            confirmed(now);
            return;
        }
        node.strike(Point.BEFORE_SEND);
        node.later(20, () -> {
            Parcel parcel = now.parcels.get(now.put++);
            if (!world.strikes().isCut(node.number(), Way.NOTHING_GETS_THROUGH)) {
                world.tell(() -> "node %d puts p%s"
                        .formatted(node.number(), Sent.read(parcel.bytes()).plan()));
                world.broker().put(link, parcel, () -> confirm(now, parcel.id()));
            }
            next(now);
        });
    }

    private void confirm(Round now, MessageId message) {
        if (!world.strikes().isCut(node.number(), Way.NOTHING_GETS_THROUGH)
                && !world.strikes().isCut(node.number(), Way.CONFIRMATIONS_ARE_LOST)) {
            node.later(0, () -> {
                now.confirmed.add(message);
                confirmed(now);
            });
        }
    }

    private void confirmed(Round now) {
        boolean all = now.confirmed.size() == now.put || world.plant() == Plant.FORGET_BEFORE_CONFIRMATION;
        if (round == now && now.allPut && all) {
            forget(now);
        }
    }

    private void giveUp(Round now) {
        if (round == now) {
            connected = false;
            forget(now);
        }
    }

    /** T3: what the broker has, the outbox may forget. */
    private void forget(Round now) {
        // The time for giving up must not come again for a round that is being ended.
        round = new Round(now.lane);
        waitingSince = -1;
        if (world.plant() == Plant.FORGET_BEFORE_CONFIRMATION) {
            now.parcels.forEach(parcel -> now.confirmed.add(parcel.id()));
        }
        if (now.confirmed.isEmpty()) {
            // Nothing was there to be put: the real one waits so long for it.
            end(world.plant() == Plant.NEVER_REST ? 0 : 20 * Agenda.MILLI);
            return;
        }
        node.strike(Point.BEFORE_FORGETTING);
        node.later(100, () -> {
            if (world.isDatabaseAway()) {
                end(500 * Agenda.MILLI);
            } else {
                world.watch().forgetting(now.confirmed);
                world.ledger().confirming(now.confirmed);
                world.outbox().confirmed(now.confirmed);
                end(0);
            }
        });
    }

    private void end(long pause) {
        node.later(pause, () -> {
            feed.settleAll();
            round = null;
            turn();
        });
    }
}

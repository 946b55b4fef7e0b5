package io.railhead.proving.simulation;

import io.railhead.engine.Applied;
import io.railhead.message.MessageId;
import io.railhead.proving.simulation.Fault.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The receiving of one link on one node: takes what has arrived in one broker session, has it applied, and lets the
 * broker forget it when that is committed; otherwise it goes back and comes again.
 */
final class Receiver {
    private static final int MOST = 100;
    private static final long PAUSE = 500 * Agenda.MILLI;

    private final GatewayNode node;
    private final World world;
    private final Broker.Session session;
    private boolean busy;
    private long taken;

    Receiver(GatewayNode node, World world, String link) {
        this.node = node;
        this.world = world;
        this.session = new Broker.Session(node, link);
    }

    void turn() {
        if (busy || !world.broker().isUp() || world.strikes().isCut(node.number(), Way.NOTHING_GETS_THROUGH)) {
            return;
        }
        List<Answer> batch = world.broker().take(session, MOST);
        if (batch.isEmpty()) {
            return;
        }
        busy = true;
        if (world.plant() == Plant.ACKNOWLEDGE_BEFORE_COMMIT) {
            world.broker().acknowledge(session);
        }
        node.strike(Point.BEFORE_APPLYING);
        node.later(100, () -> apply(batch));
    }

    private void apply(List<Answer> batch) {
        int deliveries = world.broker().deliveries(session);
        List<CompletableFuture<Applied>> applying = new ArrayList<>();
        for (Answer answer : batch) {
            long which = ++taken * 1000 + node.life() * 10L + node.number();
            MessageId id = new MessageId(world.noise().random(answer.link(), which, 1));
            applying.add(node.apply(answer.received(id, deliveries, node.clock().instant())));
        }
        node.then(
                CompletableFuture.allOf(applying.toArray(CompletableFuture[]::new)),
                (_, failed) -> node.later(50, () -> {
                    if (failed == null) {
                        node.strike(Point.BEFORE_ACKNOWLEDGING);
                        node.later(100, this::acknowledge);
                    } else {
                        world.broker().giveBack(session);
                        node.later(PAUSE, this::end);
                    }
                }));
    }

    private void acknowledge() {
        // Without a session any more the batch comes again, which the inbox absorbs.
        boolean cut = world.strikes().isCut(node.number(), Way.NOTHING_GETS_THROUGH);
        if (cut) {
            world.broker().giveBack(session);
        } else {
            world.broker().acknowledge(session);
        }
        end();
    }

    private void end() {
        busy = false;
        turn();
    }
}

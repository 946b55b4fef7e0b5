package io.railhead.proving.simulation;

import io.railhead.engine.MessageFactory;
import io.railhead.engine.Names;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.message.Definition;
import io.railhead.message.MessageId;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import io.railhead.scheme.Deadlines;
import io.railhead.scheme.Pack;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes the message of a payment: the real names and the pack's deadlines, and a line of words in place of signed XML. */
final class SimulatedSigner implements MessageFactory {
    private static final Definition REQUEST = new Definition("pacs.008.001.08");

    private final GatewayNode node;
    private final World world;
    private long made;

    SimulatedSigner(GatewayNode node, World world) {
        this.node = node;
        this.world = world;
    }

    @Override
    public boolean isCostly() {
        return false;
    }

    @Override
    public Outgoing requestOf(Payment payment, Instant claimedAt) {
        world.watch().signing(node, payment);
        made++;
        // Each making has its own; whether that of another life counts is for the database to say.
        long which = made * 1000 + node.life() * 10L + node.number();
        Uetr uetr = payment.uetr() == null ? new Uetr(world.noise().random("uetr", which, 0)) : payment.uetr();
        TransferIds ids = Names.of(payment.id(), uetr);
        Instant at = claimedAt.truncatedTo(ChronoUnit.MILLIS);
        Pack pack = SimulatedPacks.PACKS.get(payment.scheme());
        Deadlines deadlines = pack.deadlines(at, pack.stampsAcceptanceTime() ? at : null);
        return new Outgoing(
                new MessageId(world.noise().random("message", which, 0)),
                payment.id(),
                payment.scheme(),
                REQUEST,
                ids,
                Sent.bytes(payment, ids, at),
                "our-key",
                "RAILGB2LXXX",
                at,
                deadlines.answerBy(),
                deadlines.sendBy());
    }
}

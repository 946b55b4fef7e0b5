package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * {@code kill -9} to a gateway at a random moment.
 *
 * @param down how long it stays away
 */
record KillGateway(String number, String what, String expected, Node node, Duration down) implements Fault {
    /** F1: it comes back soon. */
    static KillGateway briefly(Node node, Duration down) {
        return new KillGateway(
                "F1",
                "kill -9 " + node.label() + ", down for " + Fault.seconds(down),
                "the other gateway goes on; nothing is lost or doubled",
                node,
                down);
    }

    /** F21: it stays away, so that the other one has to look after what it had to send. */
    static KillGateway beyondItsLease(Node node, Duration down) {
        return new KillGateway(
                "F21",
                "kill -9 " + node.label() + " for " + Fault.seconds(down) + ", longer than its lease",
                "the other gateway takes over what had still to leave",
                node,
                down);
    }

    @Override
    public Duration length() {
        return down.plusSeconds(8);
    }

    @Override
    public int kills() {
        return 1;
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, InterruptedException {
        scene.stage().gateway(node).kill();
        Thread.sleep(down);
        scene.stage().startGateway(node, null);
        return List.of();
    }
}

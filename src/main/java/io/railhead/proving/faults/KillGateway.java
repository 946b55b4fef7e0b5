package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * {@code kill -9} to a gateway at a random moment.
 *
 * @param down how long it stays away
 * @param takenOver whether that is long enough for the other one to send what it had to send
 */
record KillGateway(String number, String what, String expected, Node node, Duration down, boolean takenOver)
        implements Fault {
    /** F1: it comes back soon. */
    static KillGateway briefly(Node node, Duration down) {
        return new KillGateway(
                "F1",
                "kill -9 " + node.label() + ", down for " + Fault.seconds(down),
                "the other gateway goes on; nothing is lost or doubled",
                node,
                down,
                false);
    }

    /** F21: it stays away, so that the other one has to look after what it had to send. */
    static KillGateway beyondItsLease(Node node, Duration down) {
        return new KillGateway(
                "F21",
                "kill -9 " + node.label() + " for " + Fault.seconds(down) + ", longer than its lease",
                "the other gateway takes over what had still to leave",
                node,
                down,
                true);
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
    public List<Violation> happen(Scene scene) throws IOException, SQLException, InterruptedException {
        scene.stage().gateway(node).kill();
        Thread.sleep(down);
        List<Violation> wrong = takenOver ? TakeOver.of(number, scene.stage(), node, down) : List.of();
        scene.stage().startGateway(node, null);
        return wrong;
    }
}

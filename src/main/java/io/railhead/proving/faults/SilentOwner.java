package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** F21: a gateway dies and stays away, so that the other one has to look after what it had to send. */
record SilentOwner(Node node, Duration down) implements Fault {
    @Override
    public String number() {
        return "F21";
    }

    @Override
    public String what() {
        return "kill -9 " + node.label() + " for " + Fault.seconds(down) + ", longer than its lease";
    }

    @Override
    public String expected() {
        return "the other gateway takes over what had still to leave";
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

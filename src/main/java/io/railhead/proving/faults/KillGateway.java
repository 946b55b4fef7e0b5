package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** F1: {@code kill -9} to a gateway at a random moment. */
record KillGateway(Node node, Duration down) implements Fault {
    @Override
    public String number() {
        return "F1";
    }

    @Override
    public String what() {
        return "kill -9 " + node.label() + ", down for " + Fault.seconds(down);
    }

    @Override
    public String expected() {
        return "the other gateway goes on; nothing is lost or doubled";
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

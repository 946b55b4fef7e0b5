package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** F22: a gateway is stopped for longer than its lease and goes on. */
record StoppedOwner(Node node, Duration stopped) implements Fault {
    @Override
    public String number() {
        return "F22";
    }

    @Override
    public String what() {
        return "SIGSTOP to " + node.label() + " for " + Fault.seconds(stopped) + ", then SIGCONT";
    }

    @Override
    public String expected() {
        return "what it still believes is fenced off; it takes its lane back";
    }

    @Override
    public Duration length() {
        return stopped.plusSeconds(3);
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, InterruptedException {
        scene.stage().gateway(node).signal("STOP");
        Thread.sleep(stopped);
        scene.stage().gateway(node).signal("CONT");
        Thread.sleep(Duration.ofSeconds(3));
        return List.of();
    }
}

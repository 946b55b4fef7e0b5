package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.sql.SQLException;
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
        return "the other one sends what it had to send; what it still believes is fenced off";
    }

    @Override
    public Duration length() {
        return stopped.plusSeconds(3);
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, SQLException, InterruptedException {
        scene.stage().gateway(node).signal("STOP");
        Thread.sleep(stopped);
        List<Violation> wrong = TakeOver.of(number(), scene.stage(), node, stopped);
        scene.stage().gateway(node).signal("CONT");
        Thread.sleep(Duration.ofSeconds(3));
        return wrong;
    }
}

package io.railhead.proving.faults;

import io.railhead.fault.Armed;
import io.railhead.fault.FaultPoint;
import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** F1: a gateway dies at a named point. */
record DieAtPoint(Node node, FaultPoint point, int passing) implements Fault {
    /** From its start on: as long as it takes to be ready, and then until the load has come past the point often enough. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String number() {
        return "F1";
    }

    @Override
    public String what() {
        return node.label() + " dies at " + point + ", passing " + passing;
    }

    @Override
    public String expected() {
        return "as for a kill at a random moment";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(25);
    }

    @Override
    public int kills() {
        return 2;
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, InterruptedException {
        Stage stage = scene.stage();
        stage.gateway(node).kill();
        int status = stage.startToDie(node, point + "@" + passing, PATIENCE);
        stage.gateway(node).kill();
        stage.startGateway(node, null);
        return status == Armed.HALTED
                ? List.of()
                : List.of(new Violation(
                        number(),
                        point.name(),
                        status < 0 ? "never struck" : "the gateway ended with status " + status));
    }
}

package io.railhead.proving.faults;

import io.railhead.fault.FaultPoint;
import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** F14: the handler of a batch of answers fails by a defect. */
record ThrowingHandler(Node node, int passing) implements Fault {
    @Override
    public String number() {
        return "F14";
    }

    @Override
    public String what() {
        return "the handler of answers of " + node.label() + " throws at passing " + passing;
    }

    @Override
    public String expected() {
        return "the batch goes back to its queue and comes again";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(20);
    }

    @Override
    public int kills() {
        return 1;
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, InterruptedException {
        // A point is armed at a start, so there has to be one.
        scene.stage().gateway(node).kill();
        scene.stage().startGateway(node, FaultPoint.HANDLER_THROWS + "@" + passing);
        Thread.sleep(Duration.ofSeconds(8));
        return scene.stage().gateway(node).hasSaid(FaultPoint.HANDLER_THROWS + FaultPoint.STRIKES)
                ? List.of()
                : List.of(new Violation(number(), node.label(), "never struck"));
    }
}

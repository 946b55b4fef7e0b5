package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** F2: {@code kill -9} to the broker, its journal kept. */
record KillBroker(Duration down) implements Fault {
    @Override
    public String number() {
        return "F2";
    }

    @Override
    public String what() {
        return "kill -9 the broker, down for " + Fault.seconds(down);
    }

    @Override
    public String expected() {
        return "links are down, payments wait, and go on when it is back";
    }

    @Override
    public Duration length() {
        return down.plusSeconds(4);
    }

    @Override
    public int kills() {
        return 1;
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, InterruptedException {
        scene.stage().broker().kill();
        Thread.sleep(down);
        scene.stage().startBroker(null);
        return List.of();
    }
}

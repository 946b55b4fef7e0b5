package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import io.railhead.proving.proxy.Weather;
import java.time.Duration;
import java.util.List;

/** F7: connections that are open at both ends and carry nothing; they stay so, only new ones are good. */
record HalfOpen(Between between, Duration length) implements Fault {
    @Override
    public String number() {
        return "F7";
    }

    @Override
    public String what() {
        return "the connections between " + between + " are half-open, new ones after " + Fault.seconds(length);
    }

    @Override
    public String expected() {
        return "noticed and replaced within 30 s";
    }

    @Override
    public Duration length() {
        return length;
    }

    @Override
    public List<Violation> happen(Scene scene) throws InterruptedException {
        scene.stage().line(between).weather(Weather.halfOpen());
        Thread.sleep(length);
        scene.stage().clear();
        return List.of();
    }
}

package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import io.railhead.proving.proxy.Weather;
import java.time.Duration;
import java.util.List;

/**
 * F7: connections that are open at both ends and carry nothing; they stay so, only new ones are good.
 *
 * @param from the first piece of what is said on each that is lost; one beyond the first meets a gateway in the middle of what it says
 */
record HalfOpen(Between between, int from, Duration length) implements Fault {
    private static final Duration NOTICED = Duration.ofSeconds(30);

    static HalfOpen atOnce(Between between, Duration length) {
        return new HalfOpen(between, 1, length);
    }

    @Override
    public String number() {
        return "F7";
    }

    @Override
    public String what() {
        return "the connections between " + between + " are half-open"
                + (from == 1 ? "" : " from piece " + from + " of each on") + ", new ones after "
                + Fault.seconds(length);
    }

    @Override
    public String expected() {
        return "noticed and replaced within 30 s";
    }

    /** The dead connections are there until somebody notices. */
    @Override
    public Duration recoveryAtMost() {
        return NOTICED.minus(length);
    }

    @Override
    public Duration length() {
        return length;
    }

    @Override
    public List<Violation> happen(Scene scene) throws InterruptedException {
        scene.stage().line(between).weather(Weather.halfOpenFrom(from));
        Thread.sleep(length);
        scene.stage().clear();
        return List.of();
    }
}

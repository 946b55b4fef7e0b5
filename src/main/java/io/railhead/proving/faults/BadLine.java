package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import io.railhead.proving.proxy.Course;
import io.railhead.proving.proxy.Weather;
import java.time.Duration;
import java.util.List;

/** F6: a line that is slow, narrow, or resets its connections. */
record BadLine(Between between, Kind kind, Duration length) implements Fault {
    @Override
    public String number() {
        return "F6";
    }

    @Override
    public String what() {
        return "between " + between + ": " + kind.words + ", for " + Fault.seconds(length);
    }

    @Override
    public String expected() {
        return "slower, and nothing lost";
    }

    @Override
    public Duration length() {
        return length;
    }

    @Override
    public List<Violation> happen(Scene scene) throws InterruptedException {
        scene.stage().line(between).weather(kind.weather());
        Thread.sleep(length);
        scene.stage().clear();
        return List.of();
    }

    /** What is bad. */
    enum Kind {
        SLOW("everything 200 ms later"),
        NARROW("56 kB a second"),
        RESETTING("a reset after every 40 kB");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        private Weather weather() {
            return switch (this) {
                case SLOW -> Weather.slow(Duration.ofMillis(200));
                case NARROW -> Weather.both(new Course.Dripping(56 * 1024));
                case RESETTING -> Weather.both(new Course.ResetAfter(40_000));
            };
        }
    }
}

package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import io.railhead.proving.proxy.Weather;
import java.time.Duration;
import java.util.List;

/** F5: nothing passes between two processes, one way or both. */
record Partition(Between between, Way way, Duration length) implements Fault {
    @Override
    public String number() {
        return "F5";
    }

    @Override
    public String what() {
        return "a cut between " + between + ", " + way.words + ", for " + Fault.seconds(length);
    }

    @Override
    public String expected() {
        return "waits have limits, and all goes on after the cut";
    }

    @Override
    public Duration length() {
        return length;
    }

    @Override
    public List<Violation> happen(Scene scene) throws InterruptedException {
        scene.stage().line(between).weather(way.weather());
        Thread.sleep(length);
        scene.stage().clear();
        return List.of();
    }

    /** Which way nothing passes. */
    enum Way {
        BOTH("both ways"),
        THERE("from the first alone"),
        BACK("to the first alone");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        private Weather weather() {
            return switch (this) {
                case BOTH -> Weather.cut();
                case THERE -> Weather.cutThere();
                case BACK -> Weather.cutBack();
            };
        }
    }
}

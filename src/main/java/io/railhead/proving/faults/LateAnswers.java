package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** F12: answers that are late, in a strange order, or against each other. */
record LateAnswers(int times) implements Fault {
    @Override
    public String number() {
        return "F12";
    }

    @Override
    public String what() {
        return times + " answers each: agreed, informed, reversed both ways, ten seconds late";
    }

    @Override
    public String expected() {
        return "the first final one to arrive stays; each contradiction is parked, and nothing else";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(30);
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, InterruptedException, SQLException {
        return scene.play()
                .happen(
                        number(),
                        List.of(
                                new Play.Part("agreed", times, "settled", ""),
                                new Play.Part("informed", times, "settled", ""),
                                new Play.Part(
                                        "negative-after-positive", times, "settled or rejected", "PARK-CONTRADICTION"),
                                new Play.Part(
                                        "positive-after-negative", times, "settled or rejected", "PARK-CONTRADICTION"),
                                new Play.Part("late", times, "settled", "")),
                        Duration.ofSeconds(55));
    }
}

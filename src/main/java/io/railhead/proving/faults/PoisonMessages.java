package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** F13: what is no message, on the queue of answers. */
record PoisonMessages(int times) implements Fault {
    @Override
    public String number() {
        return "F13";
    }

    @Override
    public String what() {
        return times + " each: no XML, a DOCTYPE, an object message, a text message, an unknown message";
    }

    @Override
    public String expected() {
        return "each is parked with its reason, and the next good answer is processed";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(5);
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, InterruptedException, SQLException {
        return scene.play()
                .happen(
                        number(),
                        List.of(
                                // The same bytes are parked once and for all; I8 sees whether they were kept.
                                new Play.Part("garbage", times, "settled", ""),
                                new Play.Part("doctype", times, "settled", "PARK-XML"),
                                new Play.Part("object-message", times, "settled", "PARK-NOT-BYTES"),
                                new Play.Part("text-message", times, "settled", "PARK-NOT-BYTES"),
                                new Play.Part("unknown-message", times, "settled", "PARK-UNKNOWN-MESSAGE")),
                        Duration.ofSeconds(30));
    }
}

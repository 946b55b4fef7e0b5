package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** F11: answers come twice, and once more with other content under the same id. */
record RepeatedAnswers(int times) implements Fault {
    @Override
    public String number() {
        return "F11";
    }

    @Override
    public String what() {
        return times + " answers each come twice, and again with other content";
    }

    @Override
    public String expected() {
        return "the first to arrive is applied, once; the other one is parked as a security event";
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
                                new Play.Part("twice", times, "settled", ""),
                                new Play.Part("other-document", times, "settled or rejected", "PARK-SAME-ID")),
                        Duration.ofSeconds(30));
    }
}

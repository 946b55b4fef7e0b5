package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The scheme refuses our resend as a duplicate after having settled the first. */
record ResendRefused(int times) implements Fault {
    @Override
    public String number() {
        return "DUP";
    }

    @Override
    public String what() {
        return "the scheme settles " + times + " payments and refuses each as a duplicate, and as many messages";
    }

    @Override
    public String expected() {
        return "unresolved and listed, never rejected: the money moved";
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
                                new Play.Part("duplicate-refusal", times, "unresolved", ""),
                                new Play.Part("admi-duplicate", times, "unresolved", "")),
                        Duration.ofSeconds(30));
    }
}

package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** F18: the scheme never answers. */
record SilentScheme(int times) implements Fault {
    @Override
    public String number() {
        return "F18";
    }

    @Override
    public String what() {
        return "the scheme is silent about " + times + " payments";
    }

    @Override
    public String expected() {
        return "unresolved and listed, never rejected";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(20);
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, InterruptedException, SQLException {
        return scene.play()
                .happen(number(), List.of(new Play.Part("silent", times, "unresolved", "")), Duration.ofSeconds(45));
    }
}

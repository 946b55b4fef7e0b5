package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** F19: the scheme calls a payment a duplicate that it never booked. */
record DuplicateClaims(int times) implements Fault {
    @Override
    public String number() {
        return "F19";
    }

    @Override
    public String what() {
        return "the scheme claims of " + times + " payments that it had them before";
    }

    @Override
    public String expected() {
        return "unresolved and listed, never rejected";
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
                        List.of(new Play.Part("no-booking-reject", times, "unresolved", "")),
                        Duration.ofSeconds(30));
    }
}

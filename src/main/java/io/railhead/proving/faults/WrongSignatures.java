package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** F17: answers that are wrongly signed: by a strange key, spoilt, without the header. */
record WrongSignatures(int times) implements Fault {
    @Override
    public String number() {
        return "F17";
    }

    @Override
    public String what() {
        return times + " answers each by a strange key, with a spoilt signature, without the header signed";
    }

    @Override
    public String expected() {
        return "all refused and parked as security events; the payments end in unresolved and are listed";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(20);
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, InterruptedException, SQLException {
        return scene.play()
                .happen(
                        number(),
                        List.of(
                                new Play.Part("wrong-key", times, "unresolved", "PARK-SIGNATURE"),
                                new Play.Part("bad-signature", times, "unresolved", "PARK-SIGNATURE"),
                                new Play.Part("unsigned-header", times, "unresolved", "PARK-SIGNATURE")),
                        Duration.ofSeconds(45));
    }
}

package io.railhead.proving.faults;

import io.railhead.proving.invariants.Violation;
import io.railhead.proving.invariants.Window;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** F3: {@code kill -9} to the database: all of it, or one process that serves a gateway. */
record KillDatabase(boolean whole, Duration down) implements Fault {
    @Override
    public String number() {
        return "F3";
    }

    @Override
    public String what() {
        return whole
                ? "kill -9 the database, down for " + Fault.seconds(down)
                : "kill -9 one process that serves a gateway";
    }

    @Override
    public String expected() {
        return "503 and no promise while it is away";
    }

    @Override
    public Duration length() {
        return down.plusSeconds(3);
    }

    @Override
    public int kills() {
        return 1;
    }

    @Override
    public List<Violation> happen(Scene scene) throws IOException, InterruptedException, SQLException {
        if (!whole) {
            return scene.stage().database().killOneServing()
                    ? List.of()
                    : List.of(new Violation(number(), "database", "no process served a gateway"));
        }
        scene.stage().database().kill();
        Instant gone = scene.clock().instant();
        Thread.sleep(down);
        Instant back = scene.clock().instant();
        scene.stage().database().start();
        return scene.answers().within(new Window(gone, back)).stream()
                .filter(answer -> answer.accepted() && answer.answered().isBefore(back))
                .map(answer -> new Violation(number(), answer.key(), "promised while there was no database"))
                .toList();
    }
}

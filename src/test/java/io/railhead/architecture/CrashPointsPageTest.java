package io.railhead.architecture;

import io.railhead.fault.Armed;
import io.railhead.fault.FaultPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every fault point is on the page, and no other. */
class CrashPointsPageTest {
    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        String rows = Arrays.stream(FaultPoint.values())
                .map(point -> "| %s | `%s` | %s | %s |"
                        .formatted(
                                point.row() == 0 ? "–" : point.row(),
                                point.name(),
                                GeneratedPage.cell(point.moment()),
                                effect(point)))
                .collect(Collectors.joining("\n"));
        GeneratedPage.check(Path.of("docs/assurance/crash-points.md"), """
                # Crash points

                %s
                The moments at which a crash must lose nothing and double nothing, numbered as in our crash table. Each is a named
                place in the code. A gateway of a demo, or its broker, dies there when it is started with
                `-D%s=NAME`, or with `NAME@N` at the N-th passing, with status %d and without any clean-up, like a
                process that `kill -9` met:

                ```bash
                RAILHEAD_JAVA_OPTS="-D%s=ACCEPTED@3" ./railhead demo --data /tmp/crash
                ```

                Off, a point is a comparison with a constant, which the compiler removes. `./railhead start` refuses the setting
                (`FAULT-POINT`).

                | row | point | when | what it does |
                |---|---|---|---|
                %s

                `CrashPointsIT` has a test for each, whose name carries the row. [Faults](faults.md) kills at them under load.

                Rows without a point of their own, because nothing inside the program is their moment: 23, a gateway that was
                stopped and goes on after its lease is over (`TwoGatewaysIT`), and 27, a signing key that changes between the claim
                and a second put (`CrashPointsIT`). Rows 14, 20, 24 and 25 wait for what they are about: a second site, callbacks, a
                standby of the database. Rows 28 and 29, full disks, are for the operator's monitoring and not tried here.
                """.formatted(
                        GeneratedPage.MARK, Armed.PROPERTY, Armed.HALTED, Armed.PROPERTY, rows));
    }

    private static String effect(FaultPoint point) {
        return switch (point.effect()) {
            case HALT -> "the process is gone";
            case FAIL -> "the call fails";
        };
    }
}

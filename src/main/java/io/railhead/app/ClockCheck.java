package io.railhead.app;

import io.railhead.app.embedded.Refusal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Compares this machine's clock with the database's. Deadlines are stamped by the one and looked up by the
 * other, and scheme clocks are a few seconds long.
 */
final class ClockCheck {
    private static final Duration MOST = Duration.ofMillis(500);

    private ClockCheck() {}

    /** Refuses the start when the two are more than half a second apart. */
    static void require(Connection connection, InstantSource clock) throws SQLException {
        Instant before = clock.instant();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            Instant theirs = row.getTimestamp(1).toInstant();
            Instant after = clock.instant();
            if (theirs.isBefore(before.minus(MOST)) || theirs.isAfter(after.plus(MOST))) {
                throw new Refusal(
                        "this machine's clock and the database's are more than %d ms apart; mend the time service"
                                .formatted(MOST.toMillis()));
            }
        }
    }
}

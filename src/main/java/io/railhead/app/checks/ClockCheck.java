package io.railhead.app.checks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Compares this machine's clock with the database's. Deadlines are stamped by the one and looked up by the
 * other, and scheme clocks are a few seconds long.
 */
public final class ClockCheck {
    private static final Duration MOST = Duration.ofMillis(500);

    private ClockCheck() {}

    /** Nothing, or that the two are more than half a second apart. */
    public static List<Finding> of(Connection connection, InstantSource clock) throws SQLException {
        Instant before = clock.instant();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            Instant theirs = row.getTimestamp(1).toInstant();
            Instant after = clock.instant();
            if (!theirs.isBefore(before.minus(MOST)) && !theirs.isAfter(after.plus(MOST))) {
                return List.of();
            }
            long apart = Math.abs(Duration.between(after, theirs).toMillis());
            return List.of(Finding.fail(
                    Fault.DB_CLOCK,
                    "clock",
                    "this machine's and the database's are " + apart + " ms apart, at most " + MOST.toMillis()
                            + " are allowed",
                    "Mend the time service on both"));
        }
    }
}

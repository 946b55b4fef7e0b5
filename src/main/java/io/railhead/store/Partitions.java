package io.railhead.store;

import io.railhead.engine.Ledger.LedgerUnreachable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** The weekly partitions. Made by the owner's right through a function, because the application role may make no table. */
@ApplicationScoped
public class Partitions {
    private static final Duration BACK = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(35);
    /** The lock by which gateways that make the same week at once wait for each other; any number, but always this. */
    private static final int ALONE = 0x5EE5;

    private final DataSource database;

    Partitions(DataSource database) {
        this.database = database;
    }

    /** Makes those that are missing around a moment. Two gateways may do so at once. */
    public void makeAhead(Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select make_partitions(?, ?) from (select pg_advisory_xact_lock(?) offset 0) as alone
                        """)) {
            statement.setTimestamp(1, Timestamp.from(now.minus(BACK)));
            statement.setTimestamp(2, Timestamp.from(now.plus(AHEAD)));
            statement.setInt(3, ALONE);
            statement.executeQuery().close();
        } catch (SQLException failed) {
            throw new LedgerUnreachable(failed);
        }
    }
}

package io.railhead.store;

import io.railhead.engine.Lane;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.Ledger.LedgerUnreachable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The lane rows. Leases run on the database's own clock, so that no two nodes need agree on the time. */
@ApplicationScoped
class SqlLanes implements LaneKeeper.Register {
    private final DataSource database;

    SqlLanes(DataSource database) {
        this.database = database;
    }

    @Override
    public Lane acquire(String link, String node, long leaseSeconds) {
        // Raising the epoch waits for every transaction that holds the lane at the old one.
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into lane (link, node, epoch, lease_until)
                        values (?, ?, 1, clock_timestamp() + make_interval(secs => ?))
                        on conflict (link, node) do update
                            set epoch = lane.epoch + 1, lease_until = excluded.lease_until
                        returning epoch
                        """)) {
            statement.setString(1, link);
            statement.setString(2, node);
            statement.setLong(3, leaseSeconds);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Lane(link, node, row.getLong(1));
            }
        } catch (SQLException failed) {
            throw new LedgerUnreachable(failed);
        }
    }

    @Override
    public boolean renew(Lane lane, long leaseSeconds) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        update lane set lease_until = clock_timestamp() + make_interval(secs => ?)
                        where link = ? and node = ? and epoch = ?
                        """)) {
            statement.setLong(1, leaseSeconds);
            statement.setString(2, lane.link());
            statement.setString(3, lane.node());
            statement.setLong(4, lane.epoch());
            return statement.executeUpdate() == 1;
        } catch (SQLException failed) {
            throw new LedgerUnreachable(failed);
        }
    }
}

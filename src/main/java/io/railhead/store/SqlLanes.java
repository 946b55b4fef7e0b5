package io.railhead.store;

import io.railhead.engine.Lane;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.Ledger.LedgerUnreachable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The lane rows. Leases run on the database's own clock, so that no two nodes need agree on the time.
 *
 * <p>A claiming transaction holds its lane by a key-share lock. That stops whoever raises the epoch, who takes the row
 * for update first, and does not stop a renewal, which changes no key: however busy a node is, it can keep its lease.
 */
@ApplicationScoped
class SqlLanes implements LaneKeeper.Register {
    private final DataSource database;

    SqlLanes(DataSource database) {
        this.database = database;
    }

    @Override
    public Lane acquire(String link, String node, long leaseSeconds) {
        // The first part waits for every transaction that holds the lane at the old epoch; counting makes it run first.
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        with held as materialized (select 1 from lane where link = ? and node = ? for update)
                        insert into lane (link, node, epoch, lease_until)
                        select ?, ?, 1, clock_timestamp() + make_interval(secs => ?) from (select count(*) from held) h
                        on conflict (link, node) do update
                            set epoch = lane.epoch + 1, lease_until = excluded.lease_until
                        returning epoch
                        """)) {
            statement.setString(1, link);
            statement.setString(2, node);
            statement.setString(3, link);
            statement.setString(4, node);
            statement.setLong(5, leaseSeconds);
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

    @Override
    public List<Lane> takeOver(String link, String node, long leaseSeconds) {
        // One that a transaction still holds is left for the next time, like one that another node takes just now.
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        update lane set epoch = lane.epoch + 1,
                                        lease_until = clock_timestamp() + make_interval(secs => ?)
                        from (select l.link, l.node from lane l
                              where l.link = ? and l.node <> ? and l.lease_until < clock_timestamp()
                              and exists (select 1 from outbox o where o.link = l.link and o.node = l.node)
                              for update of l skip locked) silent
                        where lane.link = silent.link and lane.node = silent.node
                        returning lane.node, lane.epoch
                        """)) {
            statement.setLong(1, leaseSeconds);
            statement.setString(2, link);
            statement.setString(3, node);
            List<Lane> taken = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(new Lane(link, rows.getString(1), rows.getLong(2)));
                }
            }
            return taken;
        } catch (SQLException failed) {
            throw new LedgerUnreachable(failed);
        }
    }
}

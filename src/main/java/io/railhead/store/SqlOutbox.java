package io.railhead.store;

import io.railhead.engine.Lane;
import io.railhead.engine.Ledger.LedgerUnreachable;
import io.railhead.fault.FaultPoint;
import io.railhead.message.MessageId;
import io.railhead.payment.PaymentId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What still has to leave, as the relay sees it. T3 is here: it deletes rows and changes no payment. */
@ApplicationScoped
public class SqlOutbox {
    private final DataSource database;
    private final Payloads payloads;

    @Inject
    SqlOutbox(DataSource database, Payloads payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    SqlOutbox(DataSource database) {
        this(database, new Payloads(database));
    }

    /** A message that waits, with its exact bytes. */
    public record Waiting(MessageId message, PaymentId payment, Instant sendBy, byte[] bytes) {}

    /** The rows of a lane that are older than a moment, oldest first; none once the lane has another epoch. */
    public List<Waiting> waiting(Lane lane, Instant createdBefore, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select o.message_id, o.payment_id, o.send_by, m.encoding, m.dictionary_id, m.content,
                               m.content_length
                        from (select * from outbox where link = ? and node = ? and created_at < ?
                              and exists (select 1 from lane where link = ? and node = ? and epoch = ?)
                              order by created_at limit ?) o
                        join message m on m.id = o.message_id
                        order by o.created_at
                        """)) {
            statement.setString(1, lane.link());
            statement.setString(2, lane.node());
            statement.setTimestamp(3, Timestamp.from(createdBefore));
            statement.setString(4, lane.link());
            statement.setString(5, lane.node());
            statement.setLong(6, lane.epoch());
            statement.setInt(7, limit);
            List<Waiting> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Waiting(
                            new MessageId(rows.getObject(1, UUID.class)),
                            new PaymentId(rows.getObject(2, UUID.class)),
                            rows.getTimestamp(3).toInstant(),
                            payloads.unpack(
                                    rows.getShort(4),
                                    rows.getObject(5, Integer.class),
                                    rows.getBytes(6),
                                    rows.getInt(7))));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new LedgerUnreachable(failed);
        }
    }

    /** T3: these were confirmed by the broker. */
    public void confirmed(Collection<MessageId> messages) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from outbox where message_id = any(?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", messages.stream().map(MessageId::value).toArray()));
            FaultPoint.IN_CONFIRM.pass();
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new LedgerUnreachable(failed);
        }
    }

    /** How many rows wait for a lane. */
    public int count(Lane lane) {
        return count(lane.link(), lane.node());
    }

    /** How many rows wait for a link on a node. */
    public int count(String link, String node) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from outbox where link = ? and node = ?")) {
            statement.setString(1, link);
            statement.setString(2, node);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException failed) {
            throw new LedgerUnreachable(failed);
        }
    }
}

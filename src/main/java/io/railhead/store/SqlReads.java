package io.railhead.store;

import io.railhead.engine.Ledger;
import io.railhead.engine.Payment;
import io.railhead.message.Digest;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What the engine looks up before it decides. Statements over a list of payments carry the bounds of their
 * ids, so that the planner leaves out every partition that cannot hold one.
 */
abstract class SqlReads implements Ledger {
    /** For how long a payment whose moment has come is lent to the node that asked. */
    private static final String LEND = "5 seconds";

    private final DataSource database;

    SqlReads(DataSource database) {
        this.database = database;
    }

    /** A query and how to read its rows. */
    private interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T read(Query<T> query) {
        try (Connection connection = database.getConnection()) {
            return query.run(connection);
        } catch (SQLException failed) {
            throw new LedgerUnreachable(failed);
        }
    }

    @Override
    public Map<PaymentId, Payment> load(Collection<PaymentId> ids) {
        return load(ids, "");
    }

    @Override
    public Map<PaymentId, Payment> loadFinal(Collection<PaymentId> ids) {
        return load(ids, " and final");
    }

    private Map<PaymentId, Payment> load(Collection<PaymentId> ids, String condition) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    PaymentSelect.ALL + " where id = any(?) and id >= ? and id <= ?" + condition)) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "uuid", ids.stream().map(PaymentId::value).toArray()));
                statement.setObject(2, Collections.min(ids).value());
                statement.setObject(3, Collections.max(ids).value());
                Map<PaymentId, Payment> found = new HashMap<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        Payment payment = PaymentMapper.payment(PaymentSelect.row(rows));
                        found.put(payment.id(), payment);
                    }
                }
                return found;
            }
        });
    }

    @Override
    public Map<InboxKey, InboxFound> inbox(Collection<InboxKey> keys) {
        return read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select i.link, i.sender, i.business_message_id, i.document_digest, i.message_id
                    from unnest(?::text[], ?::text[], ?::text[]) as k (link, sender, name)
                    join inbox i on i.link = k.link and i.sender = k.sender and i.business_message_id = k.name
                    """)) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "text", keys.stream().map(InboxKey::link).toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "text", keys.stream().map(InboxKey::sender).toArray()));
                statement.setArray(
                        3,
                        connection.createArrayOf(
                                "text",
                                keys.stream().map(InboxKey::businessMessageId).toArray()));
                Map<InboxKey, InboxFound> found = new HashMap<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.put(
                                new InboxKey(rows.getString(1), rows.getString(2), rows.getString(3)),
                                new InboxFound(new Digest(rows.getBytes(4)), rows.getObject(5, UUID.class)));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public Map<Uetr, PaymentId> byUetr(String link, Collection<Uetr> uetrs) {
        return read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select uetr, payment_id from uetr_register where uetr = any(?) and leg = ?")) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "uuid", uetrs.stream().map(Uetr::value).toArray()));
                statement.setString(2, link);
                Map<Uetr, PaymentId> found = new HashMap<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.put(
                                new Uetr(rows.getObject(1, UUID.class)), new PaymentId(rows.getObject(2, UUID.class)));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public Map<UUID, PaymentId> alike(Collection<UUID> marks, Instant since) {
        return read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select mark, payment_id from likeness where mark = any(?) and at >= ?")) {
                statement.setArray(1, connection.createArrayOf("uuid", marks.toArray()));
                statement.setTimestamp(2, Timestamp.from(since));
                Map<UUID, PaymentId> found = new HashMap<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getObject(1, UUID.class), new PaymentId(rows.getObject(2, UUID.class)));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public List<PaymentId> byEndToEndId(String link, String endToEndId, int limit) {
        return ids("select id from payment where end_to_end_id = ? and scheme = ? limit ?", statement -> {
            statement.setString(1, endToEndId);
            statement.setString(2, link);
            statement.setInt(3, limit);
        });
    }

    @Override
    public List<PaymentId> queued(String link, boolean bulk, int limit) {
        return ids(
                "select id from payment where state = 'queued' and scheme = ? and bulk = ? order by id limit ?",
                statement -> {
                    statement.setString(1, link);
                    statement.setBoolean(2, bulk);
                    statement.setInt(3, limit);
                });
    }

    @Override
    public int countQueued(String link, int limit) {
        return read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select count(*) from (select 1 from payment where state = 'queued' and scheme = ? limit ?) as counted")) {
                statement.setString(1, link);
                statement.setInt(2, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    @Override
    public Unanswered countUnanswered(String link) {
        return read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select count(*) filter (where not bulk), count(*) filter (where bulk) from payment
                    where next_due_at is not null and state in ('submitted', 'accepted') and scheme = ?
                    """)) {
                statement.setString(1, link);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return new Unanswered(rows.getInt(1), rows.getInt(2));
                }
            }
        });
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        // The wish itself stays in the state's own columns; next_due_at alone is moved, so that a lent payment
        // which is not acted upon comes again.
        String lend = """
                update payment set next_due_at = now() + interval '%s'
                where id in (select id from payment where next_due_at <= ?
                             order by next_due_at limit ? for update skip locked)
                returning id, version
                """.formatted(LEND);
        return read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(lend)) {
                statement.setTimestamp(1, Timestamp.from(now));
                statement.setInt(2, limit);
                List<Due> due = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        due.add(new Due(new PaymentId(rows.getObject(1, UUID.class)), rows.getInt(2)));
                    }
                }
                return due;
            }
        });
    }

    /** Sets a statement's parameters. */
    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    private List<PaymentId> ids(String sql, Binding binding) {
        return read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                binding.to(statement);
                List<PaymentId> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(new PaymentId(rows.getObject(1, UUID.class)));
                    }
                }
                return found;
            }
        });
    }
}

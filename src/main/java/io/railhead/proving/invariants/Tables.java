package io.railhead.proving.invariants;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads the gateway's tables, by its own statements, over a connection that no proxy is in the way of. For one thread. */
public final class Tables {
    private static final Duration SLACK = Duration.ofMinutes(2);
    private static final String PAYMENT =
            "select id, state, final, amount, currency, transaction_id, end_to_end_id, received_at from payment ";

    private final Connection connection;

    public Tables(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** The payments that were received in the window. */
    public Map<UUID, StoredPayment> payments(Window window) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAYMENT + """
                where received_at > ? and received_at <= ? and id >= uuid7_floor(?) order by id
                """)) {
            statement.setTimestamp(1, Timestamp.from(window.from()));
            statement.setTimestamp(2, Timestamp.from(window.until()));
            statement.setTimestamp(3, Timestamp.from(notBefore(window.from())));
            return payments(statement);
        }
    }

    /** Those of these ids that there are. */
    Map<UUID, StoredPayment> payments(Collection<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAYMENT + "where id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            return payments(statement);
        }
    }

    private static Map<UUID, StoredPayment> payments(PreparedStatement statement) throws SQLException {
        Map<UUID, StoredPayment> found = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                StoredPayment payment = new StoredPayment(
                        rows.getObject(1, UUID.class),
                        rows.getString(2),
                        rows.getBoolean(3),
                        rows.getLong(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getTimestamp(8).toInstant());
                found.put(payment.id(), payment);
            }
        }
        return found;
    }

    /** An id is made a moment before or after the request is noted, never minutes; and ids are what the table is kept by. */
    private static Instant notBefore(Instant from) {
        return from.equals(Instant.EPOCH) ? from : from.minus(SLACK);
    }

    /** How many payments of the window may still come to an end: all but those of other runs that are unresolved. */
    public int underWay(Window window, Demand load) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select count(*) from payment
                where received_at > ? and received_at <= ? and id >= uuid7_floor(?) and not final
                    and (state <> 'unresolved' or starts_with(end_to_end_id, ?))
                """)) {
            statement.setTimestamp(1, Timestamp.from(window.from()));
            statement.setTimestamp(2, Timestamp.from(window.until()));
            statement.setTimestamp(3, Timestamp.from(notBefore(window.from())));
            statement.setString(4, load.prefix());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** The states of the payments with these end-to-end ids, by that id. */
    public Map<String, String> states(Collection<String> endToEndIds) throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select end_to_end_id, state from payment where end_to_end_id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("text", endToEndIds.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.merge(rows.getString(1), rows.getString(2), (one, other) -> one + " and " + other);
                }
            }
        }
        return found;
    }

    /** How many payments there are. */
    public int count() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from payment");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Which payment each of these keys belongs to, of the participant and client named alike. */
    Map<String, UUID> byKey(String client, Collection<String> keys) throws SQLException {
        Map<String, UUID> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select key, payment_id from idempotency where participant_id = ? and client_id = ? and key = any(?)")) {
            statement.setString(1, client);
            statement.setString(2, client);
            statement.setArray(3, connection.createArrayOf("text", keys.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getObject(2, UUID.class));
                }
            }
        }
        return found;
    }

    /** How many payments are in each state. */
    public Map<String, Integer> states() throws SQLException {
        return counts("select state, count(*)::int from payment group by state order by state");
    }

    /** Of these payments, those with a message that waits to be sent. */
    Set<UUID> waiting(Collection<UUID> ids) throws SQLException {
        return uuids("select payment_id from outbox where payment_id = any(?)", "uuid", ids.toArray());
    }

    /** How many messages wait for this node to send them. */
    public int waitingFor(String node) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from outbox where node = ?")) {
            statement.setString(1, node);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** How often the lane of a node on a link has changed hands; 0 for a lane that there is not. */
    public long epoch(String link, String node) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select epoch from lane where link = ? and node = ?")) {
            statement.setString(1, link);
            statement.setString(2, node);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Payments of which a contradiction was set aside for a person: another outcome, or another answer of the same id. */
    Set<UUID> contradicted() throws SQLException {
        return uuids(
                "select payment_id from parked where payment_id is not null and code = any(?)",
                "text",
                new Object[] {"PARK-CONTRADICTION", "PARK-SAME-ID"});
    }

    /** Of these transaction ids, those that some payment has. */
    Set<String> transactions(Collection<String> ids) throws SQLException {
        return texts("select transaction_id from payment where transaction_id = any(?)", "text", ids.toArray());
    }

    /** Of these digests in hexadecimal digits, those of messages that were kept as they were received. */
    Set<String> received(Collection<String> digests) throws SQLException {
        return texts(
                "select encode(digest, 'hex') from message where direction = 'in' and digest = any"
                        + " (select decode(d, 'hex') from unnest(?) d)",
                "text",
                digests.toArray());
    }

    /** How often each code was parked. */
    public Map<String, Integer> parked() throws SQLException {
        return counts("select code, count(*)::int from parked group by code");
    }

    private Map<String, Integer> counts(String sql) throws SQLException {
        Map<String, Integer> found = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getInt(2));
            }
        }
        return found;
    }

    /**
     * Payments whose message waits to be sent although its time for that is over, or although it has waited for a minute
     * and nobody sends it; with the state that each is in.
     */
    Map<UUID, String> overdue() throws SQLException {
        Map<UUID, String> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                        select o.payment_id, coalesce(p.state, 'missing') from outbox o
                        left join payment p on p.id = o.payment_id
                        where o.send_by < clock_timestamp() - interval '5 s'
                            or o.created_at < clock_timestamp() - interval '75 s'
                        """);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getObject(1, UUID.class), rows.getString(2));
            }
        }
        return found;
    }

    /** End-to-end ids that more than one payment has, of all that there are. */
    public List<String> twice() throws SQLException {
        return new ArrayList<>(texts(
                "select end_to_end_id from payment where cardinality(?) = 0 group by 1 having count(*) > 1",
                "text",
                new Object[0]));
    }

    private Set<UUID> uuids(String sql, String type, Object[] values) throws SQLException {
        Set<UUID> found = new HashSet<>();
        texts(sql, type, values).forEach(text -> found.add(UUID.fromString(text)));
        return found;
    }

    private Set<String> texts(String sql, String type, Object[] values) throws SQLException {
        Set<String> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf(type, values));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}

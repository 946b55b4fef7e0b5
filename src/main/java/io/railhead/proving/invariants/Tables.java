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
import org.jspecify.annotations.Nullable;

/** Reads the gateway's tables, by its own statements, over a connection that no proxy is in the way of. For one thread. */
public final class Tables {
    private static final Duration SLACK = Duration.ofMinutes(2);

    private final Connection connection;

    public Tables(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** The payments that were received in the window. */
    public Map<UUID, StoredPayment> payments(Window window) throws SQLException {
        Map<UUID, StoredPayment> found = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select id, state, final, amount, currency, transaction_id, end_to_end_id, received_at from payment
                where received_at > ? and received_at <= ? and id >= uuid7_floor(?) order by id
                """)) {
            statement.setTimestamp(1, Timestamp.from(window.from()));
            statement.setTimestamp(2, Timestamp.from(window.until()));
            statement.setTimestamp(3, Timestamp.from(notBefore(window.from())));
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
        }
        return found;
    }

    /** An id is made a moment before or after the request is noted, never minutes; and ids are what the table is kept by. */
    private static Instant notBefore(Instant from) {
        return from.equals(Instant.EPOCH) ? from : from.minus(SLACK);
    }

    /** How many payments of the window have neither an end nor are listed as having none. */
    public int underWay(Window window) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select count(*) from payment
                where received_at > ? and received_at <= ? and id >= uuid7_floor(?) and not final and state <> 'unresolved'
                """)) {
            statement.setTimestamp(1, Timestamp.from(window.from()));
            statement.setTimestamp(2, Timestamp.from(window.until()));
            statement.setTimestamp(3, Timestamp.from(notBefore(window.from())));
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

    /** Which of these ids are payments. */
    Set<UUID> known(Collection<UUID> ids) throws SQLException {
        return uuids("select id from payment where id = any(?)", "uuid", ids.toArray());
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
        Map<String, Integer> found = new HashMap<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("select code, count(*)::int from parked group by code");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getInt(2));
            }
        }
        return found;
    }

    /** Payments whose message waits to be sent although its time for that is over, with the state that each is in. */
    Map<UUID, String> overdue() throws SQLException {
        Map<UUID, String> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                        select o.payment_id, coalesce(p.state, 'missing') from outbox o
                        left join payment p on p.id = o.payment_id
                        where o.send_by < clock_timestamp() - interval '5 s'
                        """);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getObject(1, UUID.class), rows.getString(2));
            }
        }
        return found;
    }

    /** End-to-end ids that more than one payment has. */
    public List<String> twice() throws SQLException {
        return new ArrayList<>(texts(
                "select end_to_end_id from payment where cardinality(?) = 0 group by 1 having count(*) > 1",
                "text",
                new Object[0]));
    }

    /** When the first payment became settled that was received after a moment, or null for none yet. */
    public @Nullable Instant settledAfter(Instant moment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select min(final_at) from payment where received_at > ? and id >= uuid7_floor(?) and state = 'settled'")) {
            statement.setTimestamp(1, Timestamp.from(moment));
            statement.setTimestamp(2, Timestamp.from(notBefore(moment)));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Timestamp at = row.getTimestamp(1);
                return at == null ? null : at.toInstant();
            }
        }
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

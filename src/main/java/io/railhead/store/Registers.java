package io.railhead.store;

import io.railhead.engine.Acceptance.Origin;
import io.railhead.engine.Lane;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Taken;
import io.railhead.engine.Writes;
import io.railhead.message.Digest;
import io.railhead.payment.PaymentId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The statements on registers, lanes and the outbox inside an engine transaction. Keys are always taken in
 * their own order, so that two transactions never wait for each other crosswise.
 */
final class Registers {
    private Registers() {}

    /** Holds the lanes for the rest of the transaction; a take-over has to wait for it. */
    static boolean holdLanes(Connection connection, List<Lane> lanes) throws SQLException {
        for (Lane lane : lanes) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select 1 from lane where link = ? and node = ? and epoch = ? for key share")) {
                statement.setString(1, lane.link());
                statement.setString(2, lane.node());
                statement.setLong(3, lane.epoch());
                try (ResultSet found = statement.executeQuery()) {
                    if (!found.next()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Notes the requests of new payments; tells of those that were known already what they led to. */
    static Map<PaymentId, Taken> takeRequests(Connection connection, List<Writes.NewPayment> news) throws SQLException {
        List<Writes.NewPayment> requests = news.stream()
                .filter(written -> written.acceptance().origin() instanceof Origin.Request)
                .sorted(Comparator.comparing(Registers::keyText))
                .toList();
        Map<PaymentId, Taken> known = new HashMap<>();
        if (requests.isEmpty()) {
            return known;
        }
        Set<String> fresh = insertKeys(connection, requests);
        for (Writes.NewPayment written : requests) {
            if (!fresh.remove(keyText(written))) {
                known.put(written.payment().id(), lookUp(connection, written));
            }
        }
        return known;
    }

    private static String keyText(Writes.NewPayment written) {
        return written.payment().participant().value() + "\n"
                + written.payment().clientId() + "\n" + request(written).key();
    }

    private static Origin.Request request(Writes.NewPayment written) {
        return (Origin.Request) written.acceptance().origin();
    }

    private static Set<String> insertKeys(Connection connection, List<Writes.NewPayment> requests) throws SQLException {
        Set<String> fresh = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into idempotency
                    (participant_id, client_id, key, fingerprint, payment_id, response, created_at)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::uuid[], ?::bytea[], ?::timestamptz[])
                on conflict do nothing returning participant_id, client_id, key
                """)) {
            statement.setArray(
                    1,
                    array(
                            connection,
                            "text",
                            requests,
                            it -> it.payment().participant().value()));
            statement.setArray(
                    2, array(connection, "text", requests, it -> it.payment().clientId()));
            statement.setArray(
                    3, array(connection, "text", requests, it -> request(it).key()));
            statement.setArray(
                    4,
                    array(
                            connection,
                            "bytea",
                            requests,
                            it -> request(it).fingerprint().value()));
            statement.setArray(
                    5,
                    array(connection, "uuid", requests, it -> it.payment().id().value()));
            statement.setArray(6, array(connection, "bytea", requests, Writes.NewPayment::response));
            statement.setArray(
                    7,
                    array(
                            connection,
                            "timestamptz",
                            requests,
                            it -> it.payment().receivedAt().toString()));
            try (ResultSet inserted = statement.executeQuery()) {
                while (inserted.next()) {
                    fresh.add(inserted.getString(1) + "\n" + inserted.getString(2) + "\n" + inserted.getString(3));
                }
            }
        }
        return fresh;
    }

    private static Taken lookUp(Connection connection, Writes.NewPayment written) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select fingerprint, payment_id, response from idempotency"
                        + " where participant_id = ? and client_id = ? and key = ?")) {
            statement.setString(1, written.payment().participant().value());
            statement.setString(2, written.payment().clientId());
            statement.setString(3, request(written).key());
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    throw new SQLException("an idempotency key that was there has gone", "40001");
                }
                return new Digest(found.getBytes(1)).equals(request(written).fingerprint())
                        ? new Taken.Replayed(found.getObject(2, UUID.class), found.getBytes(3))
                        : new Taken.KeyReused();
            }
        }
    }

    /** Notes what was received; false when another transaction noted one of them first. */
    static boolean takeInbox(Connection connection, List<Writes.InboxEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return true;
        }
        List<Writes.InboxEntry> sorted = entries.stream()
                .sorted(Comparator.comparing(Writes.InboxEntry::link)
                        .thenComparing(Writes.InboxEntry::sender)
                        .thenComparing(Writes.InboxEntry::businessMessageId))
                .toList();
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into inbox (link, sender, business_message_id, document_digest, message_id, received_at)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::uuid[], ?::timestamptz[])
                on conflict do nothing
                """)) {
            statement.setArray(1, array(connection, "text", sorted, Writes.InboxEntry::link));
            statement.setArray(2, array(connection, "text", sorted, Writes.InboxEntry::sender));
            statement.setArray(3, array(connection, "text", sorted, Writes.InboxEntry::businessMessageId));
            statement.setArray(
                    4,
                    array(connection, "bytea", sorted, entry -> entry.document().value()));
            statement.setArray(
                    5,
                    array(connection, "uuid", sorted, entry -> entry.message().value()));
            statement.setArray(
                    6,
                    array(connection, "timestamptz", sorted, entry -> entry.at().toString()));
            return statement.executeUpdate() == sorted.size();
        }
    }

    /** Moments go as text in universal time: the driver would write them in the zone of this machine, where hours repeat. */
    private static <T> Array array(Connection connection, String type, List<T> from, Function<T, Object> value)
            throws SQLException {
        Stream<Object> values = from.stream().map(value);
        // The driver takes byte strings only in an array that says so itself.
        return connection.createArrayOf(type, "bytea".equals(type) ? values.toArray(byte[][]::new) : values.toArray());
    }

    static void putInOutbox(Connection connection, List<Outgoing> outgoing, String node) throws SQLException {
        if (outgoing.isEmpty()) {
            return;
        }
        CopiedRows rows = new CopiedRows("outbox", "message_id, payment_id, link, node, send_by, created_at");
        for (Outgoing message : outgoing) {
            rows.row()
                    .uuid(message.id().value())
                    .uuid(message.payment().value())
                    .text(message.link())
                    .text(node)
                    .moment(message.sendBy())
                    .moment(message.createdAt());
        }
        rows.into(connection);
        UetrRegister.note(connection, outgoing);
    }

    static void takeOutOfOutbox(Connection connection, List<PaymentId> payments) throws SQLException {
        if (payments.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("delete from outbox where payment_id = any(?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", payments.stream().map(PaymentId::value).toArray()));
            statement.executeUpdate();
        }
    }
}

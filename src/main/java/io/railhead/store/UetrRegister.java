package io.railhead.store;

import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.engine.Taken;
import io.railhead.engine.Writes;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which payment a UETR is on a link. A customer's own is reserved when the payment is taken in, so that a second use
 * of it is that request's fault and never that of the claim; one of ours is noted when the payment leaves.
 */
final class UetrRegister {
    private static final String UNIQUE_VIOLATION = "23505";

    private UetrRegister() {}

    private record Named(UUID uetr, String leg, PaymentId payment) {}

    /** Reserves the UETRs of customers; tells of the payments whose UETR is another one's. */
    static Map<PaymentId, Taken> reserve(Connection connection, List<Writes.NewPayment> news) throws SQLException {
        // As it was asked for: one that leaves in the same stroke has its UETR among its ids by now.
        List<Named> named = news.stream()
                .map(written -> written.acceptance().payment())
                .filter(payment -> payment.uetr() != null)
                .map(payment -> new Named(value(payment), payment.scheme(), payment.id()))
                .sorted(Comparator.comparing(Named::uetr))
                .toList();
        Map<PaymentId, Taken> used = new HashMap<>();
        if (named.isEmpty()) {
            return used;
        }
        insert(connection, named);
        for (PaymentId other : heldByOthers(connection, named)) {
            used.put(other, new Taken.UetrUsed());
        }
        return used;
    }

    private static UUID value(Payment payment) {
        Uetr uetr = payment.uetr();
        if (uetr == null) {
            throw new IllegalStateException("payment " + payment.id() + " has no UETR of its customer's");
        }
        return uetr.value();
    }

    /** Of these payments those whose UETR another payment holds, that came first. */
    private static List<PaymentId> heldByOthers(Connection connection, List<Named> named) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select n.id from unnest(?::uuid[], ?::text[], ?::uuid[]) as n (uetr, leg, id)
                join uetr_register r on r.uetr = n.uetr and r.leg = n.leg where r.payment_id <> n.id
                """)) {
            bind(connection, statement, named);
            List<PaymentId> others = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    others.add(new PaymentId(rows.getObject(1, UUID.class)));
                }
            }
            return others;
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, List<Named> named)
            throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf("uuid", named.stream().map(Named::uetr).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf("text", named.stream().map(Named::leg).toArray()));
        statement.setArray(
                3,
                connection.createArrayOf(
                        "uuid",
                        named.stream().map(name -> name.payment().value()).toArray()));
    }

    /** Notes under which UETR each message leaves; one that its payment has reserved is there already. */
    static void note(Connection connection, List<Outgoing> outgoing) throws SQLException {
        List<Named> named = outgoing.stream()
                .map(message -> new Named(message.ids().uetr().value(), message.link(), message.payment()))
                .sorted(Comparator.comparing(Named::uetr))
                .toList();
        // Few have one of their own: only when a row was there already need anybody look whose.
        if (insert(connection, named) < named.size()
                && !heldByOthers(connection, named).isEmpty()) {
            throw new SQLException("a UETR is another payment's on this link", UNIQUE_VIOLATION);
        }
    }

    private static int insert(Connection connection, List<Named> named) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into uetr_register (uetr, leg, payment_id)
                select * from unnest(?::uuid[], ?::text[], ?::uuid[]) on conflict do nothing
                """)) {
            bind(connection, statement, named);
            return statement.executeUpdate();
        }
    }
}

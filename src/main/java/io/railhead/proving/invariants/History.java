package io.railhead.proving.invariants;

import io.railhead.audit.AuditEntry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Payments and their audit: I5, I7, I10, I12. */
final class History {
    /** What may follow what; written here a second time on purpose, for the gateway's own table may be wrong. */
    private static final Map<String, Set<String>> MAY_FOLLOW = Map.of(
            "received", Set.of("queued", "held", "scheduled", "cancelled", "expired"),
            "held", Set.of("scheduled", "queued", "cancelled", "expired"),
            "scheduled", Set.of("queued", "cancelled", "expired"),
            "queued", Set.of("submitted", "cancelled", "expired"),
            "submitted", Set.of("accepted", "settled", "rejected", "unresolved"),
            "accepted", Set.of("settled", "rejected", "unresolved"),
            "unresolved", Set.of("settled", "rejected"));

    private static final Set<String> ENDS = Set.of("settled", "rejected", "cancelled", "expired");
    private static final String PREFIX = "payment.";

    private History() {}

    static List<Violation> chains(String name, Evidence evidence) throws SQLException {
        return evidence
                .chains()
                .check(evidence.tables().connection(), evidence.window().from())
                .stream()
                .map(wrong -> new Violation(name, "audit", wrong))
                .toList();
    }

    static List<Violation> overdue(String name, Evidence evidence) throws SQLException {
        List<Violation> violations = new ArrayList<>();
        evidence.tables().overdue().forEach((payment, state) -> {
            if (!state.equals("unresolved")) {
                violations.add(
                        new Violation(name, payment.toString(), state + ", and its message still waits to be sent"));
            }
        });
        return violations;
    }

    static List<Violation> liveness(String name, Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        for (StoredPayment payment : evidence.payments().values()) {
            String subject = payment.id().toString();
            if (!payment.isSettledDown()) {
                violations.add(Violation.loss(name, subject, "still " + payment.state()));
            } else if (evidence.load().holds(payment.endToEndId()) && !payment.is("settled")) {
                violations.add(
                        new Violation(name, subject, payment.state() + ", though the scheme settles all of the load"));
            }
        }
        return violations;
    }

    static List<Violation> transitions(String name, Evidence evidence) throws SQLException {
        List<Violation> violations = new ArrayList<>();
        Map<UUID, String> states = new HashMap<>();
        try (PreparedStatement statement = evidence.tables().connection().prepareStatement("""
                select a.payment_id, a.event, a.detail from payment p join audit a on a.payment_id = p.id
                where p.received_at > ? and p.received_at <= ? order by a.payment_id, a.id
                """)) {
            statement.setTimestamp(1, Timestamp.from(evidence.window().from()));
            statement.setTimestamp(2, Timestamp.from(evidence.window().until()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    follow(name, rows, states, violations);
                }
            }
        }
        for (StoredPayment payment : evidence.payments().values()) {
            String audited = states.get(payment.id());
            if (!payment.state().equals(audited)) {
                violations.add(new Violation(
                        name, payment.id().toString(), "is " + payment.state() + ", its audit ends at " + audited));
            }
        }
        return violations;
    }

    private static void follow(String name, ResultSet row, Map<UUID, String> states, List<Violation> violations)
            throws SQLException {
        String event = row.getString(2);
        String to = event.startsWith(PREFIX) ? event.substring(PREFIX.length()) : "";
        if (!MAY_FOLLOW.containsKey(to) && !ENDS.contains(to)) {
            return;
        }
        UUID payment = row.getObject(1, UUID.class);
        String before = states.put(payment, to);
        String from = AuditEntry.parseDetail(row.getString(3)).get("from");
        boolean fine = before == null
                ? from == null && to.equals("received")
                : before.equals(from)
                        && MAY_FOLLOW.getOrDefault(before, Set.of()).contains(to);
        if (!fine) {
            violations.add(new Violation(
                    name, payment.toString(), "went to " + to + " from " + from + ", before that it was " + before));
        }
    }
}

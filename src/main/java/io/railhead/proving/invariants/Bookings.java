package io.railhead.proving.invariants;

import io.railhead.simulator.Booking;
import io.railhead.simulator.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The gateway's payments against the scheme's bookings: I2, I3, I4. */
final class Bookings {
    private static final Set<String> NOT_MOVED = Set.of("rejected", "cancelled", "expired");

    private Bookings() {}

    static List<Violation> once(String name, Evidence evidence) throws SQLException {
        List<Violation> violations = new ArrayList<>();
        Set<String> unknown = new HashSet<>();
        Set<String> ours = new HashSet<>();
        evidence.payments().values().forEach(payment -> ours.add(String.valueOf(payment.transactionId())));
        for (List<Booking> bookings : evidence.books().all()) {
            Booking first = bookings.getFirst();
            if (bookings.size() > 1) {
                violations.add(new Violation(name, first.transactionId(), "booked " + bookings.size() + " times"));
            }
            if (evidence.window().holds(first.bookedAt()) && !ours.contains(first.transactionId())) {
                unknown.add(first.transactionId());
            }
        }
        unknown.removeAll(evidence.tables().transactions(unknown));
        unknown.forEach(id ->
                violations.add(Violation.loss(name, id, "booked at the scheme, and the gateway has no such payment")));
        for (StoredPayment payment : evidence.payments().values()) {
            Booking booking = evidence.books().of(payment.transactionId());
            if (payment.is("settled") && booking == null) {
                violations.add(Violation.loss(name, payment.id().toString(), "settled, and the scheme never saw it"));
            }
            if (booking != null && booking.amount().minorUnits() != payment.minor()) {
                violations.add(new Violation(name, payment.id().toString(), "booked with another amount"));
            }
        }
        return violations;
    }

    static List<Violation> sums(String name, Evidence evidence) throws SQLException {
        Map<String, Long> difference = new TreeMap<>();
        Set<UUID> listed = evidence.tables().contradicted();
        for (StoredPayment payment : evidence.payments().values()) {
            if (listed.contains(payment.id())) {
                continue;
            }
            boolean moved = Books.isSettled(evidence.books().of(payment.transactionId()));
            long theirs = moved && !payment.is("unresolved") ? payment.minor() : 0;
            long ours = payment.is("settled") ? payment.minor() : 0;
            difference.merge(payment.currency(), theirs - ours, Long::sum);
        }
        List<Violation> violations = new ArrayList<>();
        difference.forEach((currency, minor) -> {
            if (minor != 0) {
                violations.add(new Violation(
                        name, currency, "the scheme has settled " + minor + " minor units more than the gateway"));
            }
        });
        return violations;
    }

    static List<Violation> contradictions(String name, Evidence evidence) throws SQLException {
        List<Violation> violations = new ArrayList<>();
        Set<UUID> listed = evidence.tables().contradicted();
        for (StoredPayment payment : evidence.payments().values()) {
            Booking booking = evidence.books().of(payment.transactionId());
            if (areOpposed(payment, booking) && !listed.contains(payment.id())) {
                violations.add(new Violation(
                        name,
                        payment.id().toString(),
                        payment.state() + " at the gateway, " + (booking == null ? "nothing" : booking.outcome())
                                + " at the scheme"));
            }
        }
        return violations;
    }

    private static boolean areOpposed(StoredPayment payment, @Nullable Booking booking) {
        if (booking == null) {
            return false;
        }
        return booking.outcome() == Outcome.SETTLED ? NOT_MOVED.contains(payment.state()) : payment.is("settled");
    }
}

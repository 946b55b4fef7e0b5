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
        Set<String> seen = new HashSet<>();
        for (StoredPayment payment : evidence.payments().values()) {
            Booking booking = evidence.books().of(payment.transactionId());
            String subject = payment.id().toString();
            if (payment.is("settled") && booking == null) {
                violations.add(Violation.loss(name, subject, "settled, and the scheme never saw it"));
            }
            if (booking != null && !isOf(payment, booking)) {
                violations.add(new Violation(name, subject, "booked as another payment or with another amount"));
            }
            if (!seen.add(payment.endToEndId())) {
                violations.add(new Violation(name, payment.endToEndId(), "asked for once, and there more than once"));
            }
        }
        violations.addAll(nowhere(name, evidence));
        return violations;
    }

    private static boolean isOf(StoredPayment payment, Booking booking) {
        return booking.amount().minorUnits() == payment.minor()
                && booking.amount().currency().code().equals(payment.currency())
                && booking.endToEndId().equals(payment.endToEndId());
    }

    /** Whatever the scheme does with a payment, it books that it had it; so one without an outcome is there or waits here. */
    private static List<Violation> nowhere(String name, Evidence evidence) throws SQLException {
        Set<UUID> unseen = new HashSet<>();
        for (StoredPayment payment : evidence.payments().values()) {
            if (payment.is("unresolved") && evidence.books().of(payment.transactionId()) == null) {
                unseen.add(payment.id());
            }
        }
        unseen.removeAll(evidence.tables().waiting(unseen));
        return unseen.stream()
                .map(id ->
                        Violation.loss(name, id.toString(), "unresolved, its message neither waits nor was received"))
                .toList();
    }

    static List<Violation> sums(String name, Evidence evidence) throws SQLException {
        Map<String, Long> difference = new TreeMap<>();
        Set<UUID> listed = evidence.tables().contradicted();
        for (StoredPayment payment : evidence.payments().values()) {
            if (listed.contains(payment.id())) {
                continue;
            }
            long theirs = payment.is("unresolved") ? 0 : evidence.books().settled(payment.transactionId());
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

package io.railhead.proving.invariants;

import io.railhead.simulator.Booking;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * I8: what the scheme has sent against what the gateway has kept. A message is kept with its exact bytes whether it was
 * processed or parked, so its digest finds it. One that is no bytes message is never opened; those are counted.
 */
final class Consumed {
    private static final String NOT_BYTES = "PARK-NOT-BYTES";

    private Consumed() {}

    static List<Violation> all(String name, Evidence evidence) throws SQLException {
        Map<String, String> sent = new HashMap<>();
        long odd = 0;
        for (List<Booking> bookings : evidence.books().all()) {
            Booking first = bookings.getFirst();
            for (Booking.Said answer : first.answers()) {
                if (!answer.isBytes()) {
                    odd++;
                } else if (evidence.window().holds(first.bookedAt())) {
                    sent.put(answer.digest().toString(), first.transactionId());
                }
            }
        }
        List<Violation> violations = new ArrayList<>();
        evidence.tables().received(sent.keySet()).forEach(sent::remove);
        sent.values()
                .forEach(id -> violations.add(
                        new Violation(name, id, "an answer about it was sent and neither processed nor parked")));
        int parked = evidence.tables().parked().getOrDefault(NOT_BYTES, 0);
        if (parked < odd) {
            violations.add(new Violation(
                    name, NOT_BYTES, odd + " messages of a wrong kind were sent, " + parked + " are parked"));
        }
        return violations;
    }
}

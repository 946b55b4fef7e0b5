package io.railhead.proving;

import io.railhead.payment.Currency;
import io.railhead.simulator.LedgerReader;
import io.railhead.simulator.LinkTotals;
import io.railhead.simulator.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the simulated scheme has booked, read from its ledger file.
 *
 * @param settled by end-to-end id what was settled under it first, in minor units
 * @param settledMinor the sum of all bookings as settled, repeats included, in minor units
 * @param rejected bookings as rejected
 * @param doubled bookings of a transaction that was booked already
 */
record SchemeBooks(Map<String, Long> settled, long settledMinor, long rejected, long doubled) {
    static final SchemeBooks NONE = new SchemeBooks(Map.of(), 0, 0, 0);

    static SchemeBooks read(Path ledger, String link, Currency currency) throws IOException {
        if (!Files.exists(ledger)) {
            return NONE;
        }
        LinkTotals totals = LedgerReader.totals(ledger).getOrDefault(link, LinkTotals.NONE);
        Map<String, Long> settled = new HashMap<>();
        LedgerReader.bookings(ledger, 0, booking -> {
            if (booking.outcome() == Outcome.SETTLED) {
                settled.putIfAbsent(booking.endToEndId(), booking.amount().minorUnits());
            }
        });
        return new SchemeBooks(
                settled,
                totals.settled().in(currency).minorUnits(),
                totals.rejected().count(),
                totals.doubled());
    }

    /** What came on top since an earlier reading. */
    SchemeBooks since(SchemeBooks earlier) {
        Map<String, Long> later = new HashMap<>(settled);
        later.keySet().removeAll(earlier.settled.keySet());
        return new SchemeBooks(
                later, settledMinor - earlier.settledMinor, rejected - earlier.rejected, doubled - earlier.doubled);
    }
}

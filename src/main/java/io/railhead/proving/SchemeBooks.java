package io.railhead.proving;

import io.railhead.payment.Currency;
import io.railhead.simulator.LedgerReader;
import io.railhead.simulator.LinkTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the simulated scheme has booked, read from its ledger file.
 *
 * @param settled bookings of a transaction as settled, repeats included
 * @param settledMinor their sum in minor units
 * @param rejected bookings as rejected
 * @param doubled bookings of a transaction that was booked already
 */
record SchemeBooks(long settled, long settledMinor, long rejected, long doubled) {
    static SchemeBooks read(Path ledger, String link, Currency currency) throws IOException {
        if (!Files.exists(ledger)) {
            return new SchemeBooks(0, 0, 0, 0);
        }
        LinkTotals totals = LedgerReader.totals(ledger).getOrDefault(link, LinkTotals.NONE);
        return new SchemeBooks(
                totals.settled().count(),
                totals.settled().in(currency).minorUnits(),
                totals.rejected().count(),
                totals.doubled());
    }

    /** What came on top since an earlier reading. */
    SchemeBooks since(SchemeBooks earlier) {
        return new SchemeBooks(
                settled - earlier.settled,
                settledMinor - earlier.settledMinor,
                rejected - earlier.rejected,
                doubled - earlier.doubled);
    }
}

package io.railhead.proving.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.proving.history.Span.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
    private static final Instant FROM = Instant.parse("2026-01-07T13:14:15.678Z");
    private static final Duration LENGTH = Duration.ofDays(90);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 13, 14, 1000, 99_999, 10_000_000})
    void slicesHaveEveryPaymentOnceAndNoneReachesIntoTheNextWeek(int payments) {
        Span span = new Span(FROM, LENGTH, payments);
        int next = 0;
        for (Slice slice : span.slices()) {
            assertEquals(next, slice.first());
            assertTrue(slice.count() > 0 && slice.count() <= Span.MOST_IN_A_SLICE, slice::toString);
            next += slice.count();
            assertEquals(week(span.at(slice.first())), week(span.at(next - 1)), slice::toString);
        }
        assertEquals(payments, next);
    }

    @Test
    void aWeekIsOneSliceUntilItIsTooLarge() {
        assertEquals(14, new Span(FROM, LENGTH, 10_000).slices().size());
        assertTrue(new Span(FROM, LENGTH, 10_000_000).slices().size() > 50);
    }

    @Test
    void paymentsStandInTheMiddleOfTheirShares() {
        Span span = new Span(Instant.ofEpochMilli(1000), Duration.ofSeconds(8), 4);

        assertEquals(List.of(2000L, 4000L, 6000L, 8000L), List.of(span.at(0), span.at(1), span.at(2), span.at(3)));
    }

    @Test
    void theLineSaysHowFarHowFastAndHowLongYet() {
        assertEquals(
                "  25 % (50,000 of 200,000), 44,000 rows a second, 4,000 payments a second, 38 s left",
                new Pace(50_000, 200_000, 550_000, 12.5).line());
        assertTrue(new Pace(1_000_000, 10_000_000, 1, 250).line().endsWith("38 min left"));
    }

    private static int week(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}

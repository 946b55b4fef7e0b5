package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void aTimeIsWrittenWithMillisecondsAndOffset() {
        assertEquals("2026-01-31T12:00:00.000Z", Times.written(OffsetDateTime.parse("2026-01-31T12:00Z")));
        assertEquals("0999-12-31T23:59:59.987Z", Times.written(OffsetDateTime.parse("0999-12-31T23:59:59.987654Z")));
        assertEquals(
                "2026-01-31T12:00:00.050+01:00", Times.written(OffsetDateTime.parse("2026-01-31T12:00:00.05+01:00")));
    }

    @Test
    void everyFormOfATimeIsReadAlike() {
        OffsetDateTime noon = OffsetDateTime.parse("2026-01-31T12:00:00Z");
        for (String form : new String[] {
            "2026-01-31T12:00:00.000Z",
            "2026-01-31T12:00:00Z",
            "2026-01-31T12:00:00",
            "2026-01-31T12:00:00.0",
            " 2026-01-31T12:00:00+00:00\n"
        }) {
            assertEquals(noon, Times.time(form), form);
        }
        assertEquals(noon.plusNanos(1), Times.time("2026-01-31T12:00:00.000000001Z"));
        assertEquals(LocalDate.of(2026, 1, 31), Times.date("2026-01-31+01:00"));
    }

    @Test
    void whatIsNoTimeIsUnreadable() {
        for (String wrong : new String[] {
            "", "2026-02-30T12:00:00.000Z", "2026-01-31T25:00:00.000Z", "2026-01-31", "٢٠٢٦-01-31T12:00:00.000Z"
        }) {
            assertEquals(
                    "READ-TIME",
                    assertThrows(Unreadable.class, () -> Times.time(wrong)).code(),
                    wrong);
        }
        assertThrows(Unreadable.class, () -> Times.date("31.01.2026"));
    }
}

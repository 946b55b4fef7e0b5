package io.railhead.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.marcwrobel.jbanking.calendar.FinancialCalendars;
import io.railhead.lifecycle.Settlement;
import io.railhead.reference.Kind;
import io.railhead.reference.ReferenceData;
import io.railhead.reference.UnusableTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single days against what a calendar says of them. */
class ClosingDaysTest {
    private static final Instant MONDAY = Instant.parse("2031-05-12T10:00:00Z");
    private static final SettlementRule LONDON = new SettlementRule(
            Settlement.Kind.DEFERRED_NET,
            "CLRG",
            "FPS",
            false,
            ZoneOffset.UTC,
            FinancialCalendars.LONDON,
            FinancialCalendars.LONDON,
            List.of(LocalTime.of(7, 0), LocalTime.of(16, 0)));

    @AfterEach
    void goByTheProgramsOwnAgain() {
        ReferenceData.adopt(ReferenceData.shipped());
    }

    private static void imported(String rows) throws UnusableTable {
        ReferenceData.adopt(ReferenceData.trial(Map.of(Kind.CLOSING_DAYS, "calendar,day,banks\n" + rows)));
    }

    @Test
    void withoutATableTheCalendarDecides() {
        assertEquals(LocalDate.of(2031, 5, 12), LONDON.dateOf(MONDAY));
        assertEquals(LocalDate.of(2031, 5, 12), LONDON.executionDay(LocalDate.of(2031, 5, 10)));
        assertEquals(LocalDate.of(2031, 5, 13), LONDON.dateOf(Instant.parse("2031-05-12T16:00:00Z")));
    }

    @Test
    void aDayThatWasAnnouncedIsPassedOver() throws UnusableTable {
        imported("london,2031-05-12,closed\nlondon,2031-05-13,closed\n");
        assertEquals(LocalDate.of(2031, 5, 14), LONDON.dateOf(MONDAY));
        assertEquals("2031-05-14/1", LONDON.cycleOf(MONDAY));
        assertEquals(LocalDate.of(2031, 5, 14), LONDON.executionDay(LocalDate.of(2031, 5, 10)));
    }

    @Test
    void aDayThatBecameAWorkingDayIsTaken() throws UnusableTable {
        imported("london,2031-05-10,open\n");
        assertEquals(LocalDate.of(2031, 5, 10), LONDON.dateOf(Instant.parse("2031-05-10T10:00:00Z")));
    }

    @Test
    void anotherCalendarsDaysChangeNothing() throws UnusableTable {
        imported("target,2031-05-12,closed\n");
        assertEquals(LocalDate.of(2031, 5, 12), LONDON.dateOf(MONDAY));
        assertTrue(SettlementRule.calendars().containsAll(List.of("london", "target")));
    }
}

package io.railhead.scheme;

import fr.marcwrobel.jbanking.calendar.FinancialCalendars;
import io.railhead.lifecycle.Settlement;
import io.railhead.reference.ReferenceData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How and when the banks settle between themselves.
 *
 * @param method ISO settlement method, CLRG where a clearing settles
 * @param clearingSystem ISO external code, or the clearing's own name where {@code clearingSystemProprietary}
 * @param zone in which the scheme's days begin
 * @param calendar which days are settlement days
 * @param executionCalendar on which days the scheme carries payments out; settlement may follow later
 * @param cycles times of day at which net positions are settled, ascending; empty where each payment settles itself
 */
public record SettlementRule(
        Settlement.Kind kind,
        String method,
        @Nullable String clearingSystem,
        boolean clearingSystemProprietary,
        ZoneId zone,
        FinancialCalendars calendar,
        FinancialCalendars executionCalendar,
        List<LocalTime> cycles) {
    public SettlementRule {
        cycles = List.copyOf(cycles);
    }

    /** The scheme's calendar day at a moment. */
    public LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** The day on which a payment that is wanted on a day is carried out: that day, or the next business day. */
    public LocalDate executionDay(LocalDate wanted) {
        return onOrAfter(executionCalendar, wanted);
    }

    /**
     * The interbank settlement date of a payment sent at a moment: that day, or the next settlement day when that day
     * is none or its last cycle is over.
     */
    public LocalDate dateOf(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate day = local.toLocalDate();
        boolean tooLate = isAfterLastCycle(local.toLocalTime());
        return onOrAfter(calendar, tooLate ? day.plusDays(1) : day);
    }

    private static LocalDate onOrAfter(FinancialCalendars calendar, LocalDate wanted) {
        LocalDate day = wanted;
        while (!isOpen(calendar, day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** As the calendar's rules have it, or as reference data says of this one day. */
    private static boolean isOpen(FinancialCalendars calendar, LocalDate day) {
        Boolean said = ReferenceData.inForce().open(Named.written(calendar), day);
        return said == null ? calendar.isBusinessDay(day) : said;
    }

    /** The names of all calendars, as packs and tables of closing days write them. */
    public static List<String> calendars() {
        return Named.all(FinancialCalendars.class);
    }

    /** The cycle in which a payment sent at a moment is expected to settle, counted from 1 in the day; or null. */
    public @Nullable String cycleOf(Instant at) {
        if (cycles.isEmpty()) {
            return null;
        }
        ZonedDateTime local = at.atZone(zone);
        LocalDate date = dateOf(at);
        int cycle = 1;
        if (date.equals(local.toLocalDate())) {
            while (!local.toLocalTime().isBefore(cycles.get(cycle - 1))) {
                cycle++;
            }
        }
        return date + "/" + cycle;
    }

    private boolean isAfterLastCycle(LocalTime time) {
        return !cycles.isEmpty() && !time.isBefore(cycles.getLast());
    }
}

package io.railhead.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes a message as if it had been made at another moment: every time and every day in it moves by as much as the
 * moment does. How a time is written (its offset, its fractions of a second) stays.
 *
 * @param from when the message was made
 * @param to when it is to have been made; fractions of a second do not count
 * @param zone in which the scheme's days begin
 */
record MovedTimes(Instant from, Instant to, ZoneId zone) {
    private static final Pattern TIME =
            Pattern.compile(">(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)((?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)?)<");
    private static final Pattern DAY = Pattern.compile(">(\\d{4}-\\d\\d-\\d\\d)<");

    String in(String message) {
        Duration length = Duration.between(from, to.truncatedTo(ChronoUnit.SECONDS));
        long days = ChronoUnit.DAYS.between(day(from), day(to));
        String times = TIME.matcher(message).replaceAll(found -> time(found, length));
        return DAY.matcher(times)
                .replaceAll(found -> ">" + LocalDate.parse(found.group(1)).plusDays(days) + "<");
    }

    private static String time(MatchResult found, Duration length) {
        LocalDateTime moved = LocalDateTime.parse(found.group(1)).plus(length);
        return ">" + DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moved) + found.group(2) + "<";
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}

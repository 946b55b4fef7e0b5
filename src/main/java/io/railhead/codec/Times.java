package io.railhead.codec;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Dates and times as XML schema has them. */
final class Times {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

    private static final byte[] FORM = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.US_ASCII);

    private Times() {}

    /** Milliseconds and offset always: {@code 2026-01-31T12:00:00.000Z}. */
    static String written(OffsetDateTime time) {
        if (!time.getOffset().equals(ZoneOffset.UTC) || time.getYear() < 0 || time.getYear() > 9999) {
            return WRITTEN.format(time);
        }
        // the usual form by hand: a formatter takes longer than the rest of the message
        byte[] text = FORM.clone();
        digits(text, 0, 4, time.getYear());
        digits(text, 5, 2, time.getMonthValue());
        digits(text, 8, 2, time.getDayOfMonth());
        digits(text, 11, 2, time.getHour());
        digits(text, 14, 2, time.getMinute());
        digits(text, 17, 2, time.getSecond());
        digits(text, 20, 3, time.getNano() / 1_000_000);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void digits(byte[] text, int at, int count, int value) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    static String written(LocalDate date) {
        return date.toString();
    }

    /**
     * @throws Unreadable when it is no such time; one without offset is taken as UTC, as ISO 20022 recommends
     */
    static OffsetDateTime time(String text) {
        try {
            if (isUsual(text)) {
                return usual(text);
            }
            TemporalAccessor read =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime time
                    ? time
                    : LocalDateTime.from(read).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException wrong) {
            throw new Unreadable("READ-TIME", "A date and time is in a form that we do not read.");
        }
    }

    /** Whether it is just as we write it, which most are; everything else takes the slow way. */
    private static boolean isUsual(String text) {
        if (text.length() != FORM.length) {
            return false;
        }
        for (int i = 0; i < FORM.length; i++) {
            char c = text.charAt(i);
            boolean fits = FORM[i] == '0' ? c >= '0' && c <= '9' : c == FORM[i];
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static OffsetDateTime usual(String text) {
        return OffsetDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                number(text, 20, 23) * 1_000_000,
                ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** The date of a date, or of a date and time; an offset behind a date is ignored. */
    static LocalDate date(String text) {
        String date = text.strip();
        try {
            return LocalDate.parse(date.length() > 10 ? date.substring(0, 10) : date);
        } catch (DateTimeException wrong) {
            throw new Unreadable("READ-TIME", "A date is in a form that we do not read.");
        }
    }
}

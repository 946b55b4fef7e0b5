package io.railhead.codec.xsd;

/**
 * Dates and times as XML Schema 1.0 writes them: years of four digits or more, perhaps negative, but no year
 * 0; hour 24 only as midnight; no leap second; a zone of at most fourteen hours or none. For one value.
 */
final class Moment {
    private static final long MOST_YEAR = Integer.MAX_VALUE;

    private final char[] value;
    private final int length;
    private int at;

    Moment(char[] value, int length) {
        this.value = value;
        this.length = length;
    }

    boolean isDate() {
        return date() && zone();
    }

    boolean isDateTime() {
        return date() && take('T') && time() && zone();
    }

    boolean isTime() {
        return time() && zone();
    }

    boolean isYear() {
        return year() != 0 && zone();
    }

    boolean isYearMonth() {
        if (year() == 0 || !take('-')) {
            return false;
        }
        int month = two();
        return month >= 1 && month <= 12 && zone();
    }

    private boolean date() {
        long year = year();
        if (year == 0 || !take('-')) {
            return false;
        }
        int month = two();
        if (month < 1 || month > 12 || !take('-')) {
            return false;
        }
        int day = two();
        return day >= 1 && day <= days(year, month);
    }

    /** 0 stands for none. */
    private long year() {
        boolean negative = take('-');
        int start = at;
        long year = 0;
        while (at < length && isDigit(value[at]) && year <= MOST_YEAR) {
            year = year * 10 + value[at++] - '0';
        }
        int digits = at - start;
        boolean tooLarge = year > MOST_YEAR + (negative ? 1 : 0);
        if (digits < 4 || (digits > 4 && value[start] == '0') || tooLarge) {
            return 0;
        }
        return negative ? -year : year;
    }

    private static int days(long year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private boolean time() {
        int hour = two();
        if (hour < 0 || hour > 24 || !take(':')) {
            return false;
        }
        int minute = two();
        if (minute < 0 || minute > 59 || !take(':')) {
            return false;
        }
        int start = at;
        int second = two();
        if (second < 0 || second > 59) {
            return false;
        }
        if (!take('.')) {
            return hour < 24 || (minute == 0 && second == 0);
        }
        int fraction = at;
        while (at < length && isDigit(value[at])) {
            at++;
        }
        if (at == fraction) {
            return false;
        }
        // as a binary number, which is how Java's validator sees it: enough nines make sixty
        return hour < 24
                ? second < 59 || at - fraction < 10 || seconds(start) < 60
                : minute == 0 && seconds(start) == 0;
    }

    private double seconds(int start) {
        return Double.parseDouble(new String(value, start, at - start));
    }

    private boolean zone() {
        if (at == length) {
            return true;
        }
        if (take('Z')) {
            return at == length;
        }
        if (!take('+') && !take('-')) {
            return false;
        }
        int hours = two();
        if (hours < 0 || hours > 14 || !take(':')) {
            return false;
        }
        int minutes = two();
        return at == length && minutes >= 0 && minutes <= 59 && (hours < 14 || minutes == 0);
    }

    /** Two digits, or -1. */
    private int two() {
        if (at + 2 > length || !isDigit(value[at]) || !isDigit(value[at + 1])) {
            return -1;
        }
        int number = (value[at] - '0') * 10 + value[at + 1] - '0';
        at += 2;
        return number;
    }

    private boolean take(char c) {
        boolean there = at < length && value[at] == c;
        if (there) {
            at++;
        }
        return there;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

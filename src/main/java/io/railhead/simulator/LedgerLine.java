package io.railhead.simulator;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ledger file: eight hexadecimal digits of CRC-32 over the rest, a blank, a letter for the kind,
 * a blank, the fields, a line feed. {@code B} is a booking, {@code S} says that a delayed answer has left.
 */
sealed interface LedgerLine {
    record Booking(Entry entry) implements LedgerLine {}

    /**
     * @param offset of the booking's line in the file
     * @param answer which of its answers
     */
    record Sent(long offset, int answer) implements LedgerLine {}

    default byte[] bytes() {
        String rest = switch (this) {
            case Booking booking -> "B " + booking.entry().format();
            case Sent sent -> "S " + sent.offset() + ' ' + sent.answer();
        };
        byte[] content = rest.getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[content.length + 10];
        byte[] check = check(content, 0, content.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(check, 0, line, 0, 8);
        line[8] = ' ';
        System.arraycopy(content, 0, line, 9, content.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /**
     * Reads a line without its line feed.
     *
     * @return null when the line is not whole
     */
    static @Nullable LedgerLine read(byte[] buffer, int from, int length) {
        if (length < 12 || buffer[from + 8] != ' ') {
            return null;
        }
        String claimed = new String(buffer, from, 8, StandardCharsets.US_ASCII);
        if (!claimed.equals(check(buffer, from + 9, length - 9))) {
            return null;
        }
        String fields = new String(buffer, from + 11, length - 11, StandardCharsets.UTF_8);
        return switch (buffer[from + 9]) {
            case 'B' -> new Booking(Entry.parse(fields));
            case 'S' -> {
                int blank = fields.indexOf(' ');
                yield new Sent(
                        Long.parseLong(fields, 0, blank, 10), Integer.parseInt(fields, blank + 1, fields.length(), 10));
            }
            default -> null;
        };
    }

    private static String check(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        String digits = Long.toHexString(crc.getValue());
        return "0".repeat(8 - digits.length()) + digits;
    }

    /** Makes a text fit between tabs on one line. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 6);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '%' -> escaped.append("%25");
                case '\t' -> escaped.append("%09");
                case '\n' -> escaped.append("%0A");
                case '\r' -> escaped.append("%0D");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String unescape(String text) {
        return text.indexOf('%') < 0
                ? text
                : text.replace("%09", "\t")
                        .replace("%0A", "\n")
                        .replace("%0D", "\r")
                        .replace("%25", "%");
    }
}

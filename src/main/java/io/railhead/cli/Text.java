package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Small habits of printing values that came from elsewhere. */
final class Text {
    private Text() {}

    /**
     * Control characters become question marks: a name or a reason text was written by a stranger and must
     * not be able to steer somebody's terminal.
     */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A field as text, empty when it is missing, null or not a plain value. */
    static String of(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /** {@code GBP 10.00}, or nothing. */
    static String money(JsonNode amount) {
        return (of(amount, "currency") + " " + of(amount, "value")).strip();
    }

    /** The account as the gateway shows it, masked or not. */
    static String account(JsonNode account) {
        String iban = of(account, "iban");
        return iban.isEmpty() && account.has("accountNumber")
                ? of(account, "sortCode") + of(account, "routingNumber") + "-" + of(account, "accountNumber")
                : iban;
    }

    /** Labels on the left, values on the right; a label without a value is left out. */
    static List<String> pairs(List<String[]> pairs) {
        List<String[]> said = pairs.stream().filter(pair -> !pair[1].isEmpty()).toList();
        int width = said.stream().mapToInt(pair -> pair[0].length()).max().orElse(0);
        return said.stream().map(pair -> pad(pair[0], width) + "  " + pair[1]).toList();
    }

    /** Rows with every column as wide as its widest cell; the last one is not padded. */
    static List<String> table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int width = row.get(column).length();
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(widths.get(column), width));
                }
            }
        }
        return rows.stream().map(row -> aligned(row, widths)).toList();
    }

    private static String aligned(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(pad(row.get(column), widths.get(column))).append("  ");
        }
        return line.toString().stripTrailing();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}

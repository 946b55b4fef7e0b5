package io.railhead.conversation;

import java.util.ArrayList;
import java.util.List;

/** A report as a table, as a customer's own program would read it. */
record TableReport(List<List<String>> rows) {
    TableReport {
        rows = List.copyOf(rows);
    }

    static TableReport read(String text) {
        return new TableReport(text.lines().map(TableReport::cells).toList());
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (each == '"') {
                quoted = !quoted;
            } else if (each == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(each);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /** How many rows have this in this column; the first row names the columns. */
    long count(String column, String value) {
        int at = rows.isEmpty() ? -1 : rows.getFirst().indexOf(column);
        return at < 0
                ? 0
                : rows.stream().skip(1).filter(row -> value.equals(row.get(at))).count();
    }

    boolean contains(String text) {
        return rows.stream().skip(1).flatMap(List::stream).anyMatch(cell -> cell.contains(text));
    }
}

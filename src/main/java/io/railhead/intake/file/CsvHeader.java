package io.railhead.intake.file;

import io.railhead.intake.file.FileProblem.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first line of a table: which column stands where. All of them are there, in any order, each once. */
final class CsvHeader {
    private static final int PLACES = 20;

    private final Map<Column, Integer> places;

    private CsvHeader(Map<Column, Integer> places) {
        this.places = places;
    }

    /** The columns of a table of payments. */
    enum Column {
        END_TO_END_ID("endToEndId"),
        AMOUNT("amount"),
        CURRENCY("currency"),
        DEBTOR_NAME("debtorName"),
        DEBTOR_ACCOUNT("debtorAccount"),
        CREDITOR_NAME("creditorName"),
        CREDITOR_ACCOUNT("creditorAccount"),
        REFERENCE("reference"),
        SCHEME("scheme");

        private final String title;

        Column(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private static final String ALL =
            Stream.of(Column.values()).map(Column::title).collect(Collectors.joining(","));

    /** @throws CsvRefused with every column that is unknown, missing or there twice */
    static CsvHeader of(CsvLines.Line line) {
        requireCommas(line);
        Map<Column, Integer> found = new EnumMap<>(Column.class);
        List<Place> wrong = new ArrayList<>();
        for (int i = 0; i < line.cells().size(); i++) {
            String title = line.cells().get(i);
            int column = i + 1;
            Stream.of(Column.values())
                    .filter(known -> known.title.equals(title))
                    .findFirst()
                    .ifPresentOrElse(
                            known -> {
                                if (found.putIfAbsent(known, column) != null) {
                                    wrong.add(place(
                                            "CSV-HEADER-DOUBLE",
                                            line,
                                            column,
                                            "The column %s is there twice.".formatted(known.title)));
                                }
                            },
                            () -> wrong.add(place("CSV-HEADER-UNKNOWN", line, column, unknown(title))));
        }
        for (Column column : Column.values()) {
            if (!found.containsKey(column)) {
                wrong.add(place(
                        "CSV-HEADER-MISSING",
                        line,
                        line.cells().size() + 1,
                        "The column %s is missing.".formatted(column.title)));
            }
        }
        if (!wrong.isEmpty()) {
            throw new CsvRefused(wrong.stream().limit(PLACES).toList());
        }
        return new CsvHeader(found);
    }

    private static void requireCommas(CsvLines.Line line) {
        String first = line.cells().getFirst();
        if (line.cells().size() == 1 && (first.indexOf(';') >= 0 || first.indexOf('|') >= 0)) {
            throw CsvRefused.at(
                    "CSV-SEPARATOR",
                    line.number(),
                    1,
                    "The cells are not separated by commas. Save the table with commas.");
        }
    }

    /** Says what it may have been meant for, and never repeats it. */
    private static String unknown(String title) {
        String near = title.replaceAll("[\\s_-]", "");
        return Stream.of(Column.values())
                .filter(column -> column.title.equalsIgnoreCase(near))
                .findFirst()
                .map(column -> "There is no such column; write it exactly so: " + column.title + ".")
                .orElse("There is no such column. The columns are " + ALL + ".");
    }

    private static Place place(String code, CsvLines.Line line, int column, String text) {
        return CsvRefused.place(code, line.number(), column, text);
    }

    /** Which cell of a line it is, from 1. */
    int place(Column column) {
        return places.getOrDefault(column, 0);
    }

    /** How many cells every line has. */
    int width() {
        return places.size();
    }
}

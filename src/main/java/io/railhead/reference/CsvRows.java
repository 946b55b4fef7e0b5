package io.railhead.reference;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of a table in CSV: columns by name, comments after #, and every problem with its line. Single use. */
final class CsvRows {
    private final String file;
    private final List<TableProblem> problems = new ArrayList<>();
    private List<String> columns = List.of();

    CsvRows(String file) {
        this.file = file;
    }

    /** One row; asking for a cell that cannot be used notes a problem and gives a stand-in. */
    final class Row {
        private final int line;
        private final Map<String, String> cells;

        private Row(int line, Map<String, String> cells) {
            this.line = line;
            this.cells = cells;
        }

        /** The cell without surrounding blanks; empty where there is no such column. */
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        /** A cell that must have a certain form. */
        String cell(String column, String form, String like) {
            String value = cell(column);
            if (!value.matches(form)) {
                problem(line, column + " '" + shown(value) + "' cannot be used: write it " + like);
            }
            return value;
        }

        /** A day, or null where the cell is empty. */
        @Nullable LocalDate day(String column) {
            String value = cell(column);
            LocalDate day = value.isEmpty() ? null : Heading.date(value);
            if (day == null && !value.isEmpty()) {
                problem(line, column + " '" + shown(value) + "' is no day: write it like 2026-01-31");
            }
            return day;
        }

        /** The columns {@code from} and {@code to}. */
        Validity validity() {
            Validity validity = new Validity(day("from"), day("to"));
            LocalDate from = validity.from();
            LocalDate to = validity.to();
            if (from != null && to != null && to.isBefore(from)) {
                problem(line, "it ends on " + to + ", before it begins on " + from);
            }
            return validity;
        }

        int line() {
            return line;
        }

        void wrong(String sentence) {
            problem(line, sentence);
        }
    }

    private static String shown(String value) {
        return value.length() > 40 ? value.substring(0, 40) + "…" : value;
    }

    private void problem(int line, String sentence) {
        problems.add(new TableProblem(file, line, sentence));
    }

    /**
     * Turns the text into a table.
     *
     * @param known the columns there may be
     * @param needed how many of them, from the first, there must be
     * @param reader of the rows; what it makes is thrown away when a row had a problem
     */
    <T> T read(String text, List<String> known, int needed, Function<List<Row>, T> reader) throws UnusableTable {
        List<Row> rows = rows(text, known, needed);
        if (rows.isEmpty() && problems.isEmpty()) {
            problem(0, "it has no rows: an empty table would know nothing");
        }
        T table = reader.apply(problems.size() < Lines.MOST_PROBLEMS ? rows : List.of());
        if (!problems.isEmpty()) {
            throw new UnusableTable(problems);
        }
        return table;
    }

    private List<Row> rows(String text, List<String> known, int needed) {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            for (CsvRecord csv : reader) {
                if (problems.size() >= Lines.MOST_PROBLEMS) {
                    return rows;
                }
                int line = (int) csv.getStartingLineNumber();
                if (columns.isEmpty()) {
                    columns = csv.getFields().stream().map(String::strip).toList();
                    heads(line, known, needed);
                    if (!problems.isEmpty()) {
                        return List.of();
                    }
                } else if (csv.getFieldCount() != columns.size()) {
                    problem(
                            line,
                            "it has " + csv.getFieldCount() + " cells, and there are " + columns.size() + " columns");
                } else {
                    rows.add(new Row(line, cells(csv)));
                }
            }
        } catch (CsvParseException broken) {
            problem(0, "this is no CSV: " + broken.getMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory cannot fail", impossible);
        }
        return rows;
    }

    private void heads(int line, List<String> known, int needed) {
        for (String column : columns) {
            if (!known.contains(column)) {
                problem(line, "there is no column '" + shown(column) + "' here; known are " + String.join(", ", known));
            }
        }
        for (String column : known.subList(0, needed)) {
            if (!columns.contains(column)) {
                problem(line, "the column " + column + " is missing");
            }
        }
    }

    private Map<String, String> cells(CsvRecord csv) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), csv.getField(i).strip());
        }
        return cells;
    }
}

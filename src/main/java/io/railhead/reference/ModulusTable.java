package io.railhead.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The UK's weight table, in the fixed text form in which Vocalink publishes it: first and last sort code, algorithm,
 * fourteen weights, and a number where a row is an exception. It is not ours to give away; an operator imports it.
 */
public final class ModulusTable implements Table {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int FIELDS = 3 + Weights.COUNT;
    private static final int LAST_EXCEPTION = 14;
    /** Ten times what there are. */
    private static final int MOST_ROWS = 12_000;

    private final List<ModulusRow> rows;

    private ModulusTable(List<ModulusRow> rows) {
        this.rows = List.copyOf(rows);
    }

    static ModulusTable read(String file, String text) throws UnusableTable {
        Lines lines = new Lines(file, text);
        List<ModulusRow> rows = new ArrayList<>();
        lines.each(line -> {
            if (rows.size() > MOST_ROWS) {
                return;
            }
            ModulusRow row = row(line);
            long others = rows.stream()
                    .filter(each -> each.covers(row.first()) || row.covers(each.first()))
                    .count();
            if (rows.size() == MOST_ROWS) {
                line.wrong("a table of weights has no more than " + MOST_ROWS + " rows");
            }
            if (others > 1) {
                line.wrong("a sort code has two checks at most, and this is a third");
            }
            rows.add(row);
        });
        lines.end(rows.isEmpty());
        return new ModulusTable(rows);
    }

    private static ModulusRow row(Lines.Line line) {
        String[] fields = BLANKS.split(line.text(), -1);
        ModulusRow nothing = new ModulusRow(-1, -1, ModulusRow.Algorithm.MOD10, Weights.of(new int[Weights.COUNT]), 0);
        if (fields.length != FIELDS && fields.length != FIELDS + 1) {
            line.wrong("it has " + fields.length + " fields; a row has two sort codes, an algorithm, fourteen weights"
                    + " and perhaps the number of an exception");
            return nothing;
        }
        int first = line.number(fields[0], "[0-9]{6}", "a sort code has six digits");
        int last = line.number(fields[1], "[0-9]{6}", "a sort code has six digits");
        if (last < first) {
            line.wrong("its last sort code is before its first");
        }
        if (!fields[2].matches("MOD10|MOD11|DBLAL")) {
            line.wrong("the algorithm is MOD10, MOD11 or DBLAL");
            return nothing;
        }
        List<Integer> weights = new ArrayList<>();
        for (int i = 0; i < Weights.COUNT; i++) {
            weights.add(
                    line.number(fields[3 + i], "-?[0-9]{1,3}", "a weight is a whole number of three digits at most"));
        }
        if (weights.stream().allMatch(weight -> weight == 0)) {
            line.wrong("all its weights are 0, which every number would pass");
        }
        if (fields[2].equals("DBLAL") && weights.stream().anyMatch(weight -> weight < 0)) {
            line.wrong("a weight below 0 has no digits to add, as DBLAL does");
        }
        int exception =
                fields.length == FIELDS ? 0 : line.number(fields[FIELDS], "[0-9]{1,2}", "an exception is a number");
        if (exception > LAST_EXCEPTION || (exception == 0 && fields.length > FIELDS)) {
            line.wrong("exceptions have the numbers 1 to " + LAST_EXCEPTION
                    + "; for another this program has to be newer");
        }
        return new ModulusRow(first, last, ModulusRow.Algorithm.valueOf(fields[2]), Weights.of(weights), exception);
    }

    /** The checks of a sort code in their order: none, one or two. */
    List<ModulusRow> covering(String sortCode) {
        int number = Integer.parseInt(sortCode);
        List<ModulusRow> found = new ArrayList<>(2);
        for (ModulusRow row : rows) {
            if (row.covers(number)) {
                found.add(row);
            }
        }
        return found;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public List<String> columns() {
        return List.of("FIRST", "LAST", "ALGORITHM", "WEIGHTS", "EXCEPTION");
    }

    /** @param wanted a sort code, for the rows that cover it */
    @Override
    public List<List<String>> show(String wanted) {
        if (!wanted.isEmpty() && !wanted.matches("[0-9]{6}")) {
            return List.of();
        }
        return (wanted.isEmpty() ? rows : covering(wanted))
                .stream().map(ModulusTable::shown).toList();
    }

    private static List<String> shown(ModulusRow row) {
        StringBuilder weights = new StringBuilder();
        for (int i = 0; i < Weights.COUNT; i++) {
            weights.append(i == 0 ? "" : " ").append(row.weights().at(i));
        }
        return List.of(
                "%06d".formatted(row.first()),
                "%06d".formatted(row.last()),
                row.algorithm().name(),
                weights.toString(),
                row.exception() == 0 ? "" : String.valueOf(row.exception()));
    }
}

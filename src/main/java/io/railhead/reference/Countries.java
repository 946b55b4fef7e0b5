package io.railhead.reference;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ISO 3166: countries by their two letters. */
public final class Countries implements Table {
    private static final List<String> COLUMNS = List.of("code", "name", "from", "to");

    private final Map<String, Entry> entries;

    private Countries(Map<String, Entry> entries) {
        this.entries = entries;
    }

    private record Entry(String code, String name, Validity validity) {}

    static Countries read(String file, String text) throws UnusableTable {
        return new CsvRows(file).read(text, COLUMNS, 2, rows -> {
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (CsvRows.Row row : rows) {
                String code = row.cell("code", "[A-Z]{2}", "with two capitals, like GB");
                String name = row.cell("name", ".{1,80}", "with 1 to 80 characters");
                if (entries.put(code, new Entry(code, name, row.validity())) != null) {
                    row.wrong(code + " is there twice");
                }
            }
            return new Countries(entries);
        });
    }

    /** Whether these are the letters of a country on a day. */
    public boolean has(String code, LocalDate day) {
        Entry entry = entries.get(code);
        return entry != null && entry.validity().on(day);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public List<String> columns() {
        return List.of("CODE", "NAME", "VALID");
    }

    @Override
    public List<List<String>> show(String wanted) {
        return entries.values().stream()
                .filter(entry -> wanted.isEmpty() || entry.code().equals(wanted))
                .map(entry ->
                        List.of(entry.code(), entry.name(), entry.validity().text()))
                .toList();
    }
}

package io.railhead.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Days that differ from what a calendar says of them: a bank holiday that was announced, or a day that became a
 * working day. The calendars themselves follow rules and are in the program.
 */
public final class ClosingDays implements Table {
    private static final List<String> COLUMNS = List.of("calendar", "day", "banks", "name");

    private final List<Entry> entries;
    private final Map<String, Map<LocalDate, Boolean>> open = new HashMap<>();

    private ClosingDays(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        entries.forEach(entry ->
                open.computeIfAbsent(entry.calendar(), none -> new HashMap<>()).put(entry.day(), entry.open()));
    }

    private record Entry(int line, String calendar, LocalDate day, boolean open, String name) {}

    static ClosingDays read(String file, String text) throws UnusableTable {
        return new CsvRows(file).read(text, COLUMNS, 3, rows -> {
            List<Entry> entries = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (CsvRows.Row row : rows) {
                String calendar = row.cell("calendar", "[a-z]+(-[a-z]+)*", "as a pack names it, like london");
                row.cell("day", ".+", "like 2026-01-31");
                LocalDate day = row.day("day");
                String banks = row.cell("banks", "open|closed", "as open or closed");
                if (day != null) {
                    entries.add(new Entry(row.line(), calendar, day, banks.equals("open"), row.cell("name")));
                    if (!seen.add(calendar + day)) {
                        row.wrong(day + " is twice in " + calendar);
                    }
                }
            }
            return new ClosingDays(entries);
        });
    }

    /** Whether banks are open on a day by this table; null when it says nothing of it. */
    public @Nullable Boolean open(String calendar, LocalDate day) {
        return open.getOrDefault(calendar, Map.of()).get(day);
    }

    /** A problem for every row of a calendar that nobody keeps, which would never be asked for. */
    public List<TableProblem> ofOtherCalendars(List<String> known, String file) {
        return entries.stream()
                .filter(entry -> !known.contains(entry.calendar()))
                .map(entry -> new TableProblem(
                        file,
                        entry.line(),
                        "there is no calendar '" + entry.calendar() + "'; known are " + String.join(", ", known)))
                .toList();
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public List<String> columns() {
        return List.of("CALENDAR", "DAY", "BANKS", "NAME");
    }

    @Override
    public List<List<String>> show(String wanted) {
        return entries.stream()
                .filter(entry -> wanted.isEmpty()
                        || entry.calendar().equals(wanted)
                        || entry.day().toString().equals(wanted))
                .map(entry -> List.of(
                        entry.calendar(), entry.day().toString(), entry.open() ? "open" : "closed", entry.name()))
                .toList();
    }
}

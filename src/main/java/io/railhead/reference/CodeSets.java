package io.railhead.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Code sets of messages, each named after the fact it is about, like {@code chargeBearer}. */
public final class CodeSets implements Table {
    private static final List<String> COLUMNS = List.of("set", "code", "meaning", "from", "to");

    private final Map<String, Map<String, Entry>> sets;

    private CodeSets(Map<String, Map<String, Entry>> sets) {
        this.sets = sets;
    }

    private record Entry(String set, String code, String meaning, Validity validity) {}

    static CodeSets read(String file, String text) throws UnusableTable {
        return new CsvRows(file).read(text, COLUMNS, 3, rows -> {
            Map<String, Map<String, Entry>> sets = new LinkedHashMap<>();
            for (CsvRows.Row row : rows) {
                String set = row.cell("set", "[a-z][A-Za-z0-9]{0,39}", "as one word, like chargeBearer");
                String code = row.cell("code", "[A-Za-z0-9]{1,35}", "with letters and digits, like SLEV");
                String meaning = row.cell("meaning", ".{1,200}", "with 1 to 200 characters");
                Entry entry = new Entry(set, code, meaning, row.validity());
                if (sets.computeIfAbsent(set, none -> new LinkedHashMap<>()).put(code, entry) != null) {
                    row.wrong(code + " is twice in " + set);
                }
            }
            return new CodeSets(sets);
        });
    }

    /** What a code says, or null when it is not in the set; a code that is withdrawn keeps its meaning. */
    public @Nullable String meaning(String set, String code) {
        Entry entry = sets.getOrDefault(set, Map.of()).get(code);
        return entry == null ? null : entry.meaning();
    }

    /** Whether the set has the code on a day. */
    public boolean has(String set, String code, LocalDate day) {
        Entry entry = sets.getOrDefault(set, Map.of()).get(code);
        return entry != null && entry.validity().on(day);
    }

    /** The names of the sets. */
    public List<String> sets() {
        return List.copyOf(sets.keySet());
    }

    @Override
    public int size() {
        return sets.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public List<String> columns() {
        return List.of("SET", "CODE", "MEANING", "VALID");
    }

    /** A code may be in several sets, and the name of a set shows all of it. */
    @Override
    public List<List<String>> show(String wanted) {
        List<List<String>> rows = new ArrayList<>();
        for (Map<String, Entry> set : sets.values()) {
            for (Entry entry : set.values()) {
                if (wanted.isEmpty()
                        || entry.code().equals(wanted)
                        || entry.set().equals(wanted)) {
                    rows.add(List.of(
                            entry.set(),
                            entry.code(),
                            entry.meaning(),
                            entry.validity().text()));
                }
            }
        }
        return rows;
    }
}

package io.railhead.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sort codes that count as others in the UK's check (its exception 5), in the text form in which they are published. */
public final class Substitutions implements Table {
    private final Map<String, String> others;

    private Substitutions(Map<String, String> others) {
        this.others = others;
    }

    static Substitutions read(String file, String text) throws UnusableTable {
        Lines lines = new Lines(file, text);
        Map<String, String> others = new LinkedHashMap<>();
        lines.each(line -> {
            String[] fields = line.text().split("\\s+", -1);
            if (fields.length != 2 || !fields[0].matches("[0-9]{6}") || !fields[1].matches("[0-9]{6}")) {
                line.wrong("a row has two sort codes of six digits: the one found and the one it counts as");
            } else if (others.put(fields[0], fields[1]) != null) {
                line.wrong(fields[0] + " is there twice");
            }
        });
        lines.end(others.isEmpty());
        return new Substitutions(others);
    }

    /** The sort code that this one counts as, mostly itself. */
    String of(String sortCode) {
        return others.getOrDefault(sortCode, sortCode);
    }

    @Override
    public int size() {
        return others.size();
    }

    @Override
    public List<String> columns() {
        return List.of("SORT CODE", "COUNTS AS");
    }

    @Override
    public List<List<String>> show(String wanted) {
        return others.entrySet().stream()
                .filter(each -> wanted.isEmpty() || each.getKey().equals(wanted))
                .map(each -> List.of(each.getKey(), each.getValue()))
                .toList();
    }
}

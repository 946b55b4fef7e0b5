package io.railhead.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ISO 4217: which currencies there are, how many decimals they have and when they are in use. */
public final class Currencies implements Table {
    private static final List<String> COLUMNS = List.of("code", "digits", "name", "from", "to");
    private static final String NO_MINOR_UNIT = "-";

    private final Map<String, Entry> entries;

    private Currencies(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * One currency.
     *
     * @param digits decimals of the minor unit; null for metals, test codes and others in which nobody pays
     */
    public record Entry(String code, @Nullable Integer digits, String name, Validity validity) {}

    static Currencies read(String file, String text) throws UnusableTable {
        return new CsvRows(file).read(text, COLUMNS, 3, rows -> {
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (CsvRows.Row row : rows) {
                String code = row.cell("code", "[A-Z]{3}", "with three capitals, like GBP");
                String digits = row.cell("digits", "[0-4-]", "as 0 to 4, or - where nobody pays in it");
                Integer number = digits.matches("[0-4]") ? Integer.valueOf(digits) : null;
                Entry entry =
                        new Entry(code, number, row.cell("name", ".{1,80}", "with 1 to 80 characters"), row.validity());
                if (entries.put(code, entry) != null) {
                    row.wrong(code + " is there twice");
                }
            }
            return new Currencies(entries);
        });
    }

    /** The currency of a code, in use or not; null when there never was one, as far as this table knows. */
    public @Nullable Entry find(String code) {
        return entries.get(code);
    }

    /** Whether somebody can pay in it on a day. */
    public boolean inUse(String code, LocalDate day) {
        Entry entry = entries.get(code);
        return entry != null && entry.digits() != null && entry.validity().on(day);
    }

    /** Codes whose digits are others here than there: amounts that are stored would become others. */
    List<String> otherDigitsThan(Currencies before) {
        List<String> changed = new ArrayList<>();
        for (Entry entry : entries.values()) {
            Entry then = before.find(entry.code());
            if (then != null && then.digits() != null && !then.digits().equals(entry.digits())) {
                changed.add(entry.code());
            }
        }
        return changed;
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public List<String> columns() {
        return List.of("CODE", "DIGITS", "NAME", "IN USE");
    }

    @Override
    public List<List<String>> show(String wanted) {
        return entries.values().stream()
                .filter(entry -> wanted.isEmpty() || entry.code().equals(wanted))
                .map(entry -> List.of(
                        entry.code(),
                        entry.digits() == null ? NO_MINOR_UNIT : String.valueOf(entry.digits()),
                        entry.name(),
                        entry.validity().text()))
                .toList();
    }
}

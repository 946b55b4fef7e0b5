package io.railhead.attack;

import java.util.List;

/** What must come of every attack by a table or by a packed file. */
final class TableCatalogue {
    static final List<Vector> ALL = List.of(
            new Vector(
                    "csv-injection",
                    "a reference that a spreadsheet would run; its report writes it behind an apostrophe",
                    "taken, reported as '=HYPERLINK(1)",
                    0),
            new Vector("csv-quote-break", "a quote that never ends; people write such files", "CSV-QUOTE", 0),
            Vector.of("csv-nul", "CSV-CONTROL"),
            new Vector("csv-bom", "spreadsheets write one; it is looked over", "taken", 0),
            Vector.of("csv-1M-columns", "CSV-TOO-MANY-COLUMNS"),
            Vector.of("zip-bomb-ratio", "ARCHIVE-RATIO"),
            Vector.of("gzip-bomb", "ARCHIVE-RATIO"),
            new Vector("zip-42", "sixteen archives in one", "ARCHIVE-SEVERAL", 1),
            Vector.of("zip-nested", "ARCHIVE-NESTED"),
            new Vector("zip-slip", "the names inside are not used at all", "taken", 0));

    private TableCatalogue() {}
}

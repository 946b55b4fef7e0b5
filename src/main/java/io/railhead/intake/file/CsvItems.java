package io.railhead.intake.file;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table, one after the other. One thread; closing it closes the stream. */
final class CsvItems implements ItemSource {
    private final CsvLines lines;
    private final CsvHeader header;
    private int next;

    /**
     * Reads the header.
     *
     * @throws CsvRefused when it is wrong
     */
    CsvItems(InputStream content) throws IOException {
        lines = new CsvLines(content);
        boolean begun = false;
        try {
            CsvLines.Line first = lines.next();
            if (first == null) {
                throw CsvRefused.at(
                        "CSV-NO-HEADER", 1, 1, "The file is empty; a table begins with the names of its columns.");
            }
            header = CsvHeader.of(first);
            begun = true;
        } finally {
            if (!begun) {
                lines.close();
            }
        }
    }

    @Override
    public @Nullable Item next() {
        CsvRow row = nextRow();
        return row == null ? null : row.item();
    }

    /** The same, not judged yet. */
    @Nullable CsvRow nextRow() {
        CsvLines.Line line = lines.next();
        return line == null ? null : new CsvRow(header, line, next++);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

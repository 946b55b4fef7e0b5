package io.railhead.intake.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a table of RFC 4180 apart, line by line, in bounded memory. It is UTF-8, with or without a byte order mark; a
 * cell may stand in quotation marks; a line of text is one row and no cell holds a line break or any other control
 * character, so that a place in the table is a place in the file. For one thread.
 */
final class CsvLines implements AutoCloseable {
    static final int MOST_CELLS = 64;
    private static final int LONGEST_CELL = 1000;
    private static final int LONGEST_LINE = 8000;

    /** More than a line: the parser takes it all at once and cannot say more than that it was too much. */
    private static final int BUFFER = 1 << 16;

    /** Stands where bytes were no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Cells cells = new Cells();
    private final CsvReader<Line> reader;
    private final CloseableIterator<Line> lines;
    private long emptyLine;

    CsvLines(InputStream content) {
        reader = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER)
                .build(cells, new InputStreamReader(content, StandardCharsets.UTF_8));
        lines = reader.iterator();
    }

    /**
     * One line.
     *
     * @param number from 1
     */
    record Line(int number, List<String> cells) {
        Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * The next line that is not empty, or null at the end. Empty lines may only stand at the end.
     *
     * @throws CsvRefused with the place, when it cannot be taken apart
     * @throws UncheckedIOException when the stream fails
     */
    @Nullable Line next() {
        try {
            while (lines.hasNext()) {
                Line line = lines.next();
                if (!line.cells().isEmpty()) {
                    requireNoGap();
                    return line;
                }
                emptyLine = emptyLine == 0 ? line.number() : emptyLine;
            }
            return null;
        } catch (CsvParseException broken) {
            throw switch (broken.getCause()) {
                case CsvRefused refused -> refused;
                case IOException failed -> new UncheckedIOException(failed);
                case null, default -> refused(broken);
            };
        }
    }

    private void requireNoGap() {
        if (emptyLine != 0) {
            throw CsvRefused.at(
                    "CSV-EMPTY-LINE", emptyLine, 0, "The line is empty; empty lines may only stand at the end.");
        }
    }

    private CsvRefused refused(CsvParseException broken) {
        boolean endless = String.valueOf(broken.getMessage()).contains("buffer size");
        return CsvRefused.at(
                endless ? "CSV-TOO-LONG" : "CSV-QUOTE",
                cells.line(),
                cells.column(),
                endless
                        ? "The cell goes on for more than %d characters; is a quotation mark not closed?"
                                .formatted(LONGEST_CELL)
                        : "A quotation mark is not closed, or something follows a closing one before the comma.");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Takes the cells as they are found, and knows the place at every moment. */
    private static final class Cells extends AbstractBaseCsvCallbackHandler<Line> {
        private final List<String> cells = new ArrayList<>();
        private long line = 1;
        private int length;

        long line() {
            return line;
        }

        int column() {
            return cells.size() + 1;
        }

        @Override
        protected void handleBegin(long startingLine) {
            line = startingLine;
            cells.clear();
            length = 0;
        }

        @Override
        protected void handleField(int index, char[] buffer, int from, int size, boolean quoted) {
            length += size;
            if (cells.size() == MOST_CELLS) {
                throw CsvRefused.at(
                        "CSV-TOO-MANY-COLUMNS",
                        line,
                        column(),
                        "The line has more than %d cells.".formatted(MOST_CELLS));
            }
            if (size > LONGEST_CELL || length > LONGEST_LINE) {
                throw CsvRefused.at(
                        "CSV-TOO-LONG",
                        line,
                        column(),
                        "A cell has at most %d characters, and a line %d.".formatted(LONGEST_CELL, LONGEST_LINE));
            }
            boolean marked = line == 1 && index == 0 && size > 0 && buffer[from] == BYTE_ORDER_MARK;
            String cell = marked ? new String(buffer, from + 1, size - 1) : new String(buffer, from, size);
            requireText(cell);
            cells.add(cell.strip());
        }

        private void requireText(String cell) {
            if (cell.indexOf(REPLACEMENT) >= 0) {
                throw CsvRefused.at(
                        "CSV-ENCODING",
                        line,
                        column(),
                        "The cell is not written in UTF-8. Save the table as CSV UTF-8.");
            }
            if (cell.chars().anyMatch(Character::isISOControl)) {
                throw CsvRefused.at(
                        "CSV-CONTROL",
                        line,
                        column(),
                        "The cell holds a line break, a tab, a NUL or another control character.");
            }
        }

        @Override
        protected Line buildRecord() {
            return new Line(Math.toIntExact(line), cells);
        }
    }
}

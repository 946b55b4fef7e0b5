package io.railhead.intake.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.railhead.intake.file.FileProblem.Place;
import io.railhead.lifecycle.OutStates;
import io.railhead.message.Reason;
import io.railhead.store.FileItem;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report about a file as a table, one row an item, in bounded memory. For a file that was refused whole: one
 * row for each place that is wrong. What could be taken for a formula by a spreadsheet gets an apostrophe before it. For
 * one thread.
 */
final class CsvReport {
    private static final String[] HEADER = {
        "item",
        "line",
        "instructionId",
        "endToEndId",
        "amount",
        "currency",
        "paymentId",
        "state",
        "status",
        "reason",
        "text"
    };

    /** A spreadsheet reads cells that begin so as formulas, or hides what follows. */
    private static final String TREACHEROUS = "=+-@\t\r\n";

    private final CsvWriter table;
    private final boolean lines;

    private CsvReport(StoredFile file, OutputStream out) {
        table = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
        // A line of a table is an item; of XML nobody counts the lines.
        lines = FileFormat.of(file.format()) == FileFormat.CSV;
        table.writeRecord(HEADER);
    }

    /** The items as the tally tells them. */
    static void write(StoredFile file, ItemReport.Items items, OutputStream out) throws IOException {
        CsvReport report = new CsvReport(file, out);
        items.forEach(report::item);
        report.table.flush();
    }

    /** The file was received; nothing is known of its items. */
    static void receipt(StoredFile file, OutputStream out) throws IOException {
        new CsvReport(file, out).table.flush();
    }

    static void refusal(StoredFile file, FileProblem problem, OutputStream out) throws IOException {
        CsvReport report = new CsvReport(file, out);
        if (problem.errors().isEmpty()) {
            report.place(problem, problem.code(), problem.line(), problem.column(), problem.detail());
        }
        for (Place place : problem.errors()) {
            report.place(problem, place.code(), place.line(), place.column(), place.text());
        }
        report.table.flush();
    }

    private void place(FileProblem problem, String code, int line, int column, String text) {
        String at = column > 0 ? " column " + column : "";
        row(
                null,
                line > 0 ? Integer.toString(line) : null,
                null,
                null,
                null,
                null,
                null,
                "refused",
                Statuses.REJECTED.code(),
                problem.isoReason(),
                code + at + ": " + text + " " + problem.advice());
    }

    private void item(FileItem item, Statuses.Told told) {
        Reason reason = told.reason();
        int number = item.index() + 1;
        row(
                Integer.toString(number),
                lines ? Integer.toString(number + 1) : null,
                item.instructionId(),
                item.endToEndId(),
                item.amount(),
                item.currency(),
                switch (item.outcome()) {
                    case FileItem.Outcome.Taken _ -> item.id().toString();
                    case FileItem.Outcome.Refused _ -> null;
                },
                switch (item.outcome()) {
                    case FileItem.Outcome.Taken(var state) -> OutStates.name(state);
                    case FileItem.Outcome.Refused _ -> "refused";
                },
                told.status().code(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.text());
    }

    private void row(@Nullable String... cells) {
        var row = table.writeRecord();
        for (String cell : cells) {
            row.writeField(harmless(cell));
        }
        row.endRecord();
    }

    static String harmless(@Nullable String cell) {
        return cell == null || cell.isEmpty() || TREACHEROUS.indexOf(cell.charAt(0)) < 0 ? orEmpty(cell) : "'" + cell;
    }

    private static String orEmpty(@Nullable String cell) {
        return cell == null ? "" : cell;
    }
}

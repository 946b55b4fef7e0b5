package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code files list}: the files that were taken in, and how far each is. */
@Command(
        name = "list",
        description = "Lists the files that were taken in, the newest first; with --json one a line.",
        footer = {"", "Example: railhead files list --limit 10"})
final class ListFiles extends GatewayCommand {
    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            converter = Bounded.Limit.class,
            description = "At most so many (default: 50).")
    private int limit;

    ListFiles(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Gateway gateway, Report report) {
        List<List<String>> rows = new ArrayList<>(List.of(FileText.HEADINGS));
        Reply last = Page.walk(gateway, ListFiles::query, "files", limit, file -> take(file, rows, report));
        if (rows.size() > 1) {
            report.lines(Text.table(rows));
        }
        return switch (last) {
            case Reply.Answered all -> Cli.FINE;
            case Reply.No no -> report.no(no);
        };
    }

    private static void take(JsonNode file, List<List<String>> rows, Report report) {
        if (report.json()) {
            report.document(file);
        } else {
            rows.add(FileText.row(file));
        }
    }

    private static Query query(int size, @Nullable String cursor) {
        return new Query("/v1/files").with("limit", size).with("cursor", cursor);
    }
}

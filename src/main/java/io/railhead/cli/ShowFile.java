package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code files show}: one file and what became of its payments. */
@Command(
        name = "show",
        description = "Shows one file and what became of its payments.",
        footer = {"", "Example: railhead files show 0198f3c2-5b1e-7c44-9d3a-2f6b8f0c1d2e"})
final class ShowFile extends GatewayCommand {
    @Parameters(paramLabel = "ID", description = "The file's id.")
    private String id = "";

    ShowFile(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Gateway gateway, Report report) {
        return switch (gateway.get("/v1/files/" + Query.segment(id))) {
            case Reply.Answered answered -> told(answered.body(), report);
            case Reply.No no -> report.no(no);
        };
    }

    private static int told(JsonNode file, Report report) {
        if (report.json()) {
            report.document(file);
        } else {
            report.lines(FileText.block(file));
        }
        return Cli.FINE;
    }
}

package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code payments list}: the newest first, as one table or as JSON lines. */
@Command(
        name = "list",
        description = "Lists payments, the newest first; with --json one a line.",
        sortOptions = false,
        footer = {"", "Example: railhead payments list --state unresolved --limit 20"})
final class ListPayments extends GatewayCommand {
    @Option(names = "--state", paramLabel = "STATE", description = "Only those in this state, like settled.")
    private @Nullable String state;

    @Option(names = "--scheme", paramLabel = "NAME", description = "Only those of this scheme.")
    private @Nullable String scheme;

    @Option(names = "--end-to-end-id", paramLabel = "ID", description = "Only those that their payer named so.")
    private @Nullable String endToEndId;

    @Option(
            names = "--warning",
            paramLabel = "CODE",
            description = "Only those with this warning, like RULE-TEXT-SHORTENED, or with any.")
    private @Nullable String warning;

    @Option(names = "--from", paramLabel = "TIME", description = "Received at or after, like 2026-01-31T09:00:00Z.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Received before.")
    private @Nullable String to;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            converter = Bounded.Limit.class,
            description = "At most so many (default: 50).")
    private int limit;

    ListPayments(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Gateway gateway, Report report) {
        List<List<String>> rows = new ArrayList<>(List.of(PaymentText.HEADINGS));
        Reply last = Page.walk(gateway, this::query, "payments", limit, payment -> take(payment, rows, report));
        if (rows.size() > 1) {
            report.lines(Text.table(rows));
        }
        return switch (last) {
            case Reply.Answered all -> Cli.FINE;
            case Reply.No no -> report.no(no);
        };
    }

    private static void take(JsonNode payment, List<List<String>> rows, Report report) {
        if (report.json()) {
            report.document(payment);
        } else {
            rows.add(PaymentText.row(payment));
        }
    }

    private Query query(int size, @Nullable String cursor) {
        return new Query("/v1/payments")
                .with("state", state)
                .with("scheme", scheme)
                .with("endToEndId", endToEndId)
                .with("warning", warning)
                .with("from", from)
                .with("to", to)
                .with("limit", size)
                .with("cursor", cursor);
    }
}

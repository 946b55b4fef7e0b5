package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code payments show}: one payment, what happened to it, and the messages that travelled for it. */
@Command(
        name = "show",
        description = "Shows one payment with its timeline and its messages.",
        footer = {"", "Example: railhead payments show 0198f3c2-5b1e-7c44-9d3a-2f6b8f0c1d2e"})
final class ShowPayment extends GatewayCommand {
    private static final List<String> PARTS = List.of("timeline", "messages");

    @Parameters(paramLabel = "ID", description = "The payment's id.")
    private String id = "";

    ShowPayment(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Gateway gateway, Report report) {
        String path = "/v1/payments/" + Query.segment(id);
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        Reply reply = gateway.get(path);
        if (reply instanceof Reply.Answered payment) {
            whole.set("payment", payment.body());
            reply = addParts(gateway, path, whole, reply);
        }
        return switch (reply) {
            case Reply.Answered all -> told(whole, report);
            case Reply.No no -> report.no(no);
        };
    }

    private static Reply addParts(Gateway gateway, String path, ObjectNode whole, Reply first) {
        Reply last = first;
        for (String part : PARTS) {
            last = gateway.get(path + "/" + part);
            if (!(last instanceof Reply.Answered answered)) {
                return last;
            }
            whole.putArray(part).addAll(Page.of(answered.body(), part).entries());
        }
        return last;
    }

    private static int told(ObjectNode whole, Report report) {
        if (report.json()) {
            report.document(whole);
            return Cli.FINE;
        }
        report.lines(PaymentText.block(whole.path("payment")));
        for (String part : PARTS) {
            JsonNode entries = whole.path(part);
            if (!entries.isEmpty()) {
                report.line("");
                report.line(part);
                report.lines(Text.table(EntryText.rows(entries)));
            }
        }
        return Cli.FINE;
    }
}

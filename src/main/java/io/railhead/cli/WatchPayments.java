package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code payments watch}: looks once a second and prints what has changed. */
@Command(
        name = "watch",
        description = "Prints every change of one payment until it is final, or of the newest payments until Ctrl-C.",
        footer = {
            "",
            "Watching one payment, the exit status is 1 when it ended without money moving.",
            "Without an ID, changes of the newest 100 payments are seen.",
            "Example: railhead payments watch 0198f3c2-5b1e-7c44-9d3a-2f6b8f0c1d2e"
        })
final class WatchPayments extends GatewayCommand {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int NEWEST = 100;
    private static final int REMEMBERED = 10 * NEWEST;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The payment's id.")
    private @Nullable String id;

    /** What each payment looked like when last seen; the eldest is forgotten. */
    private final Map<String, String> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    WatchPayments(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Gateway gateway, Report report) throws InterruptedException {
        return id != null ? one(gateway, report, id) : newest(gateway, report);
    }

    private int one(Gateway gateway, Report report, String wanted) throws InterruptedException {
        String path = "/v1/payments/" + Query.segment(wanted);
        while (true) {
            switch (gateway.get(path)) {
                case Reply.Answered(int status, JsonNode payment) -> {
                    printChange(payment, report);
                    if (payment.path("final").asBoolean()) {
                        return PaymentText.endedUnpaid(payment) ? Cli.REFUSED : Cli.FINE;
                    }
                }
                case Reply.No no -> {
                    return report.no(no);
                }
            }
            terminal().pause().between(EVERY);
        }
    }

    /** What is there already when watching starts is no change, so the first look prints nothing. */
    private int newest(Gateway gateway, Report report) throws InterruptedException {
        String path = new Query("/v1/payments").with("limit", NEWEST).toString();
        boolean first = true;
        while (true) {
            switch (gateway.get(path)) {
                case Reply.Answered(int status, JsonNode list) -> {
                    List<JsonNode> oldestFirst =
                            Page.of(list, "payments").entries().reversed();
                    for (JsonNode payment : oldestFirst) {
                        if (first) {
                            changed(payment);
                        } else {
                            printChange(payment, report);
                        }
                    }
                    first = false;
                }
                case Reply.No no -> {
                    return report.no(no);
                }
            }
            terminal().pause().between(EVERY);
        }
    }

    private void printChange(JsonNode payment, Report report) {
        if (!changed(payment)) {
            return;
        }
        if (report.json()) {
            report.document(payment);
        } else {
            report.line(String.join(
                    "  ",
                    PaymentText.row(payment).stream()
                            .filter(cell -> !cell.isEmpty())
                            .toList()));
        }
    }

    private boolean changed(JsonNode payment) {
        String now = payment.toString();
        return !now.equals(seen.put(Text.of(payment, "id"), now));
    }
}

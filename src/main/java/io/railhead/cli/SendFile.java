package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code files send}: one file, taken in once however often it is repeated with the same key. */
@Command(
        name = "send",
        description = "Sends a file of payments: pain.001 or CSV, packed by gzip or zip or not at all.",
        sortOptions = false,
        footer = {
            "",
            "Exit status 1 when it was refused, or with --wait when one of its payments was refused or ended without",
            "money moving; 0 also when the outcome of some is still open.",
            "Example: railhead files send wages.csv --wait"
        })
final class SendFile extends GatewayCommand {
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** No payment can come further, or none will before an answer, a person or a day comes. */
    private static final Set<String> AT_REST = Set.of("completed", "refused", "reported");

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            defaultValue = "demo",
            description = "By which channel (default: demo).")
    private String channel = "";

    @Option(names = "--key", paramLabel = "KEY", description = "Idempotency key (default: a new one).")
    private @Nullable String key;

    @Option(names = "--wait", description = "Waits until its payments have an outcome, and tells how far it is.")
    private boolean wait;

    SendFile(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Gateway gateway, Report report) throws InterruptedException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            report.say("There is no file " + file + " that can be read.");
            return Cli.REFUSED;
        }
        String name = String.valueOf(file.getFileName());
        String used = key != null ? key : UUID.randomUUID().toString();
        String query = new Query("/v1/files")
                .with("channel", channel)
                .with("name", name)
                .toString();
        Progress progress = new Progress(report);
        return switch (gateway.send(query, file, mediaType(name), used, progress::sent)) {
            case Reply.Answered(int status, JsonNode sent) ->
                wait ? awaited(gateway, Text.of(sent, "id"), report, progress) : told(sent, report);
            case Reply.No no -> {
                int status = report.no(no);
                report.say("Repeat it safely, the same in every option, with: --key " + used);
                yield status;
            }
        };
    }

    private static String mediaType(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".gz")) {
            return "application/gzip";
        }
        if (lower.endsWith(".zip")) {
            return "application/zip";
        }
        return lower.endsWith(".xml") ? "application/xml" : "text/csv";
    }

    private int awaited(Gateway gateway, String id, Report report, Progress progress) throws InterruptedException {
        String path = "/v1/files/" + Query.segment(id);
        while (true) {
            switch (gateway.get(path)) {
                case Reply.Answered(int status, JsonNode now) -> {
                    if (AT_REST.contains(Text.of(now, "state"))) {
                        return told(now, report);
                    }
                    progress.at(now);
                }
                case Reply.No no -> {
                    return report.no(no);
                }
            }
            terminal().pause().between(EVERY);
        }
    }

    private static int told(JsonNode file, Report report) {
        if (report.json()) {
            report.document(file);
        } else {
            report.lines(FileText.block(file));
        }
        boolean unpaid = Text.of(file, "state").equals("refused")
                || file.path("refused").asInt() + file.path("rejected").asInt() > 0;
        return unpaid ? Cli.REFUSED : Cli.FINE;
    }

    /** Tells on standard error how far it is, whenever that is news. */
    private static final class Progress {
        private static final int STEP = 10;

        private final Report report;
        private int percent;
        private String said = "";

        Progress(Report report) {
            this.report = report;
        }

        /** Short files are sent before anybody has read that they are. */
        void sent(long bytes, long all) {
            int now = all < 1 << 20 ? 0 : Math.toIntExact(bytes * 100 / all);
            if (now >= percent + STEP) {
                percent = now - now % STEP;
                report.say("sent %d %% of %d bytes".formatted(percent, all));
            }
        }

        void at(JsonNode file) {
            String now = FileText.progress(file);
            if (!now.equals(said)) {
                said = now;
                report.say(now);
            }
        }
    }
}

package io.railhead.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.railhead.cli.SampleChoice.Choice;
import io.railhead.cli.SampleChoice.Sample;
import io.railhead.scheme.PackOnTrial;
import io.railhead.scheme.UnusablePacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code message new}: a valid message of a scheme, made from the sample that its pack has. */
@Command(
        name = "new",
        description = {
            "Prints a valid sample message of a scheme, in its envelope and with its header.",
            "It is the same each time except for its times, which are of now: rules hold them against the clock."
        },
        footer = {"", "Example: railhead message new pacs.008 --scheme uk-fps"})
final class NewMessage implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DEFINITION", description = "The message, like pacs.008 or pacs.008.001.08.")
    private String definition = "";

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            required = true,
            description = "A scheme of ours, or the folder of a pack.")
    private String scheme = "";

    @Option(names = "--sample", paramLabel = "NAME", description = "Which of the pack's samples of this message.")
    private String name = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "As made at this moment, like 2026-01-31T09:00:00Z (default: now).")
    private @Nullable Instant at;

    @Option(names = "--fresh", description = "With ids that nobody has seen before.")
    private boolean fresh;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes it there.")
    private @Nullable Path out;

    @Option(names = "--json", description = "One JSON document with the message as text.")
    private boolean json;

    NewMessage(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, json);
        try {
            PackOnTrial pack = TestScheme.find(scheme);
            if (pack == null) {
                report.say("There is no scheme " + scheme + ", and no folder of this name either.");
                return Cli.REFUSED;
            }
            return switch (new SampleChoice(pack).of(definition, name)) {
                case Choice.None none -> {
                    report.say(none.sentence());
                    yield Cli.REFUSED;
                }
                case Choice.Found found -> {
                    if (name.isEmpty() && !found.others().isEmpty()) {
                        report.say("This is the sample " + found.sample().name() + "; with --sample there is also "
                                + String.join(", ", found.others()) + ".");
                    }
                    tell(report, pack, found.sample());
                    yield Cli.FINE;
                }
            };
        } catch (UnusablePacks unusable) {
            unusable.problems().forEach(problem -> report.say(problem.toString()));
        } catch (UncheckedIOException unwritten) {
            report.say(String.valueOf(unwritten.getMessage()));
        }
        return Cli.REFUSED;
    }

    private void tell(Report report, PackOnTrial pack, Sample sample) {
        Instant moment = at == null ? terminal.clock().instant() : at;
        String moved = new MovedTimes(pack.samples().at(), moment, pack.scheme().zone()).in(sample.text());
        String message = fresh ? FreshIds.in(moved) : moved;
        if (out != null) {
            write(out, message);
        }
        if (json) {
            report.document(JsonNodeFactory.instance
                    .objectNode()
                    .put("scheme", pack.scheme().name())
                    .put("definition", sample.definition().name())
                    .put("sample", sample.name())
                    .put("message", message));
        } else if (out == null) {
            terminal.out().print(message);
            terminal.out().flush();
        }
    }

    private static void write(Path file, String message) {
        try {
            Files.writeString(file, message);
        } catch (IOException failed) {
            throw new UncheckedIOException(OutFile.refused(file, failed), failed);
        }
    }
}

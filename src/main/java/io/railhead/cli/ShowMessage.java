package io.railhead.cli;

import io.railhead.codec.Schemas;
import io.railhead.reference.ReferenceData;
import io.railhead.scheme.CodeWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code message show}: what a file of ISO 20022 messages says, in words; nothing has to run for it. */
@Command(
        name = "show",
        description = "Shows what messages say, in words: who pays whom what, when and why, and what became of it.",
        footer = {"", "Example: railhead message show data/outbox/demo/*.xml"})
final class ShowMessage implements Callable<Integer> {
    private static final int LINES_BETWEEN_FLUSHES = 100;

    private final Terminal terminal;
    private int unflushed;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files, folders with all that is in them, patterns like 'in/*.xml', or - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "One JSON document for each file.")
    private boolean json;

    @Option(names = "--tree", description = "Every element as it stands, for any XML.")
    private boolean tree;

    @Option(names = "--all", description = "Every transaction, not the first 50 of each table.")
    private boolean all;

    @Option(
            names = "--schemas",
            paramLabel = "DIR",
            description = "Folder with official schemas of more definitions (default: schemas in the data directory).")
    private @Nullable Path schemas;

    ShowMessage(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, json);
        Schemas known = MessageSchemas.find(schemas, terminal, report);
        if (known == null) {
            return Cli.REFUSED;
        }
        ReferenceData reference = ReferenceTables.adopted(terminal.defaultData(), report);
        if (reference == null) {
            return Cli.REFUSED;
        }
        MessageReader reader = new MessageReader(known, new MessageReading(terminal));
        MessageWords words = new MessageWords(() -> CodeWords.load(reference.codes(ReferenceTables.today(terminal))));
        MessageListener listener =
                json ? new MessageJson(terminal.out()) : new MessageCard(words, all, this::line, this::trouble);
        MessageSources sources = MessageSources.of(files);
        sources.passedOver().forEach(name -> report.say(name + "  passed over: it is no XML"));
        boolean fine = true;
        for (MessageSource source : sources.sources()) {
            fine &= tree ? tree(reader, source) : shown(reader, source, listener);
            terminal.out().flush();
        }
        return fine ? Cli.FINE : Cli.REFUSED;
    }

    private boolean shown(MessageReader reader, MessageSource source, MessageListener listener) {
        listener.begin(source.name());
        boolean fine = reader.tell(source, listener);
        listener.end();
        return fine;
    }

    private boolean tree(MessageReader reader, MessageSource source) {
        line(source.name());
        return reader.tree(
                source,
                element -> line("  ".repeat(element.depth() + 1)
                        + element.name()
                        + (element.text().isEmpty() ? "" : "  " + element.text())),
                problem -> trouble(source.name() + "  " + problem.forPeople()));
    }

    /** Not flushed each: a table may have a million of them. */
    private void line(String text) {
        terminal.out().print(Text.printable(text) + "\n");
        if (++unflushed % LINES_BETWEEN_FLUSHES == 0) {
            terminal.out().flush();
        }
    }

    private void trouble(String text) {
        terminal.out().flush();
        terminal.err().println(Text.printable(text));
    }
}

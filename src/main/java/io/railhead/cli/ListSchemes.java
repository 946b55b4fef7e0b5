package io.railhead.cli;

import io.railhead.rules.Judge;
import io.railhead.scheme.Packs;
import io.railhead.scheme.Scheme;
import io.railhead.scheme.UnusablePacks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scheme list}: which schemes there are, one a line. */
@Command(
        name = "list",
        description = "Lists the schemes with their messages, currency, clocks and limits.",
        footer = {"", "Example: railhead scheme list"})
final class ListSchemes implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--packs", paramLabel = "DIR", description = "Folder with packs of your own, one folder each.")
    private @Nullable Path packs;

    @Option(names = "--json", description = "One JSON document for each scheme.")
    private boolean json;

    ListSchemes(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, json);
        try {
            List<Scheme> schemes = Packs.load(packs, Judge.vocabulary()).schemes();
            if (json) {
                schemes.forEach(scheme -> report.document(SchemeJson.summary(scheme)));
            } else {
                report.lines(table(schemes));
            }
            return Cli.FINE;
        } catch (UnusablePacks unusable) {
            unusable.problems().forEach(problem -> report.say(problem.toString()));
            return Cli.REFUSED;
        }
    }

    private static List<String> table(List<Scheme> schemes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NAME", "FOR", "ANSWER WITHIN", "AMOUNTS", "MESSAGES"));
        schemes.forEach(scheme -> rows.add(SchemeText.row(scheme)));
        return Text.table(rows);
    }
}

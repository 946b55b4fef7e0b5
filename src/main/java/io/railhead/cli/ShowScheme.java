package io.railhead.cli;

import io.railhead.scheme.Scheme;
import io.railhead.scheme.UnusablePacks;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scheme show}: everything that a pack says, in words. */
@Command(
        name = "show",
        description = "Shows everything that is known of a scheme, in words.",
        footer = {"", "Example: railhead scheme show uk-fps"})
final class ShowScheme implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "A scheme of ours, or the folder of a pack.")
    private String name = "";

    @Option(names = "--packs", paramLabel = "DIR", description = "Folder with packs of your own, one folder each.")
    private @Nullable Path folder;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    ShowScheme(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, json);
        try {
            SchemeByName schemes = SchemeByName.among(folder);
            Scheme scheme = schemes.find(name, report);
            if (scheme == null) {
                return Cli.REFUSED;
            }
            if (json) {
                report.document(SchemeJson.whole(scheme));
            } else {
                report.lines(new SchemeText(scheme, schemes.packs()).lines());
            }
            return Cli.FINE;
        } catch (UnusablePacks unusable) {
            unusable.problems().forEach(problem -> report.say(problem.toString()));
            return Cli.REFUSED;
        }
    }
}

package io.railhead.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.codec.Schemas;
import io.railhead.codec.XercesValidator;
import io.railhead.reference.TableProblem;
import io.railhead.reference.UnusableTable;
import io.railhead.rules.Judge;
import io.railhead.scheme.PackOnTrial;
import io.railhead.scheme.PackProblem;
import io.railhead.scheme.Packs;
import io.railhead.scheme.UnusablePacks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scheme test}: whether a pack is written as packs are, and does as its own samples say. */
@Command(
        name = "test",
        description = "Checks a scheme's pack: its keys, its meanings, its rules, and the samples of its rules.",
        footer = {"", "Example: railhead scheme test config/schemes/my-scheme"})
final class TestScheme implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "A scheme of ours, or the folder of a pack.")
    private String name = "";

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    TestScheme(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, json);
        try {
            PackOnTrial pack = find(name);
            if (pack == null) {
                report.say("There is no scheme " + name + ", and no folder of this name either.");
                return Cli.REFUSED;
            }
            List<String> faults = new SchemeTrial(pack, new XercesValidator(new Schemas(null))).faults();
            tell(report, pack, faults);
            return faults.isEmpty() ? Cli.FINE : Cli.REFUSED;
        } catch (UnusablePacks unusable) {
            return refused(
                    report,
                    unusable.problems().stream().map(PackProblem::toString).toList());
        } catch (UnusableTable unusable) {
            return refused(
                    report,
                    unusable.problems().stream().map(TableProblem::toString).toList());
        }
    }

    /**
     * The pack of this name among ours, or in the folder of this name; null when there is neither.
     *
     * @throws UnusablePacks with everything that is wrong
     */
    static @Nullable PackOnTrial find(String name) {
        Path folder = Path.of(name);
        if (Files.isDirectory(folder)) {
            return PackOnTrial.inFolder(folder, Judge.vocabulary());
        }
        return Packs.load(null, Judge.vocabulary()).scheme(name) == null
                ? null
                : PackOnTrial.packaged(name, Judge.vocabulary());
    }

    private void tell(Report report, PackOnTrial pack, List<String> faults) {
        int rules = pack.scheme().rules().size();
        int good = pack.samples().all().size();
        int spoilt = pack.samples().spoilt().size();
        if (json) {
            ObjectNode document = start(faults.isEmpty());
            document.put("rules", rules).put("good", good).put("spoilt", spoilt);
            faults.forEach(document.putArray("faults")::add);
            report.document(document);
            return;
        }
        faults.forEach(report::line);
        String counts = "%s  %d rules, %d good samples, %d spoilt ones: "
                .formatted(pack.scheme().name(), rules, good, spoilt);
        report.line(counts + (faults.isEmpty() ? "all as they should be" : faults.size() + " not as they should be"));
    }

    private Integer refused(Report report, List<String> sentences) {
        if (json) {
            ObjectNode document = start(false);
            sentences.forEach(document.putArray("faults")::add);
            report.document(document);
        } else {
            report.lines(sentences);
        }
        return Cli.REFUSED;
    }

    private ObjectNode start(boolean fine) {
        return JsonNodeFactory.instance.objectNode().put("scheme", name).put("fine", fine);
    }
}

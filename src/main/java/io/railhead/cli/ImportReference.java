package io.railhead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.reference.ClosingDays;
import io.railhead.reference.Edition;
import io.railhead.reference.Kind;
import io.railhead.reference.ReferenceImport;
import io.railhead.reference.TableProblem;
import io.railhead.reference.UnusableTable;
import io.railhead.scheme.SettlementRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reference import}: takes a table into the data directory, whole or not at all. */
@Command(
        name = "import",
        description = {
            "Checks a table and takes it into the data directory; a file with any mistake changes nothing.",
            "A running gateway goes on with what it read when it started."
        },
        footer = {
            "",
            "Example: railhead reference import uk-modulus valacdos.txt --version 8.50 --valid-from 2025-06-23"
        })
final class ImportReference implements Callable<Integer> {
    private static final int MOST_PROBLEMS = 20;

    private final Terminal terminal;

    @Parameters(paramLabel = "KIND", description = "The table, as 'reference list' names it.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The file, in UTF-8.")
    private Path file = Path.of("");

    @Option(
            names = "--valid-from",
            paramLabel = "DATE",
            description = "The first day on which it holds (default: what the file says, or today).")
    private @Nullable LocalDate validFrom;

    @Option(names = "--version", paramLabel = "TEXT", description = "Its version (default: what the file says).")
    private @Nullable String version;

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            description = "Where it comes from (default: what the file says, or its name).")
    private @Nullable String source;

    @Option(names = "--check", description = "Looks at the file and changes nothing.")
    private boolean check;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory (default: data).")
    private @Nullable Path data;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    ImportReference(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, json);
        Kind known = Kind.find(kind);
        if (known == null) {
            report.say("There is no table " + kind + "; there are " + String.join(", ", Kind.names()) + ".");
            return Cli.REFUSED;
        }
        Path directory = data == null ? terminal.defaultData() : data;
        if (!Files.isDirectory(directory)) {
            report.say("There is no data directory " + directory + ": make it, or name another with --data DIR.");
            return Cli.REFUSED;
        }
        ReferenceImport importing = new ReferenceImport(
                ReferenceTables.folder(directory), terminal.clock().instant());
        ReferenceImport.Said said = new ReferenceImport.Said(version, validFrom, source);
        try {
            Edition looked = importing.check(known, file, said);
            List<TableProblem> unasked = looked.table() instanceof ClosingDays days
                    ? days.ofOtherCalendars(SettlementRule.calendars(), file.toString())
                    : List.of();
            if (!unasked.isEmpty()) {
                refuse(report, unasked);
                return Cli.REFUSED;
            }
            if (check) {
                tell(report, looked, null, null);
            } else {
                ReferenceImport.Done done = importing.run(known, file, said);
                tell(report, done.edition(), done.file(), done.replaced());
            }
            return Cli.FINE;
        } catch (UnusableTable unusable) {
            refuse(report, unusable.problems());
            return Cli.REFUSED;
        }
    }

    /** @param at where it lies now; null when it was only looked at */
    private void tell(Report report, Edition edition, @Nullable Path at, @Nullable Path replaced) {
        if (json) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("kind", edition.heading().kind().written());
            node.put("imported", at != null);
            node.put("version", edition.heading().version());
            node.put("rows", edition.table().size());
            node.put("validFrom", edition.heading().validFrom().toString());
            node.put("sha256", edition.digest());
            node.put("source", edition.heading().source());
            node.put("file", at == null ? null : at.toString());
            node.put("replaced", replaced == null ? null : replaced.toString());
            report.document(node);
            return;
        }
        report.lines(Text.pairs(List.of(
                new String[] {
                    at == null ? "in order" : "imported",
                    edition.heading().kind().written()
                },
                new String[] {"version", edition.heading().version()},
                new String[] {"rows", String.valueOf(edition.table().size())},
                new String[] {"valid from", edition.heading().validFrom().toString()},
                new String[] {"source", edition.heading().source()},
                new String[] {"sha256", edition.digest()},
                new String[] {"file", at == null ? "" : at.toString()},
                new String[] {"replaced", replaced == null ? "" : replaced.toString()})));
        if (at != null) {
            report.say("A gateway that runs goes on with what it read when it started; start it again to use this.");
        }
    }

    private void refuse(Report report, List<TableProblem> problems) {
        if (json) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("kind", kind).put("imported", false);
            ArrayNode all = node.putArray("problems");
            problems.forEach(problem -> all.addObject()
                    .put("file", problem.file())
                    .put("line", problem.line())
                    .put("text", problem.sentence()));
            report.document(node);
        }
        problems.stream().limit(MOST_PROBLEMS).forEach(problem -> report.say(problem.toString()));
        if (problems.size() > MOST_PROBLEMS) {
            report.say("and " + (problems.size() - MOST_PROBLEMS) + " more");
        }
        report.say("Nothing was changed.");
    }
}

package io.railhead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.cli.MessageJudge.Part;
import io.railhead.codec.Schemas;
import io.railhead.reference.ReferenceData;
import io.railhead.rules.Judge;
import io.railhead.scheme.Scheme;
import io.railhead.scheme.UnusablePacks;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code message validate}: whether messages keep to their schemas and, when asked, to a scheme's rules. */
@Command(
        name = "validate",
        description = "Checks messages against the schemas of their parts and, with --scheme, against its rules.",
        footer = {"", "Example: railhead message validate --scheme uk-fps payment.xml"})
final class ValidateMessage implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files, folders with all that is in them, patterns like 'in/*.xml', or - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "One JSON document for each file.")
    private boolean json;

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            description = "Adds the rules of this scheme, or of the pack in this folder.")
    private @Nullable String scheme;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Judges by the rules of this moment, like 2026-01-31T09:00:00Z (default: now).")
    private @Nullable Instant at;

    @Option(
            names = "--schemas",
            paramLabel = "DIR",
            description = "Folder with official schemas of more definitions (default: schemas in the data directory).")
    private @Nullable Path schemas;

    ValidateMessage(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, json);
        Optional<SchemeRules> rules = Optional.empty();
        if (scheme != null) {
            Scheme named = named(scheme, report);
            ReferenceData reference = named == null ? null : ReferenceTables.adopted(terminal.defaultData(), report);
            if (named == null || reference == null) {
                return Cli.REFUSED;
            }
            rules = Optional.of(new SchemeRules(named, new Judge(clock(), reference)));
        }
        Schemas known = MessageSchemas.find(schemas, terminal, report);
        return known != null && judged(report, new MessageJudge(new MessageReading(terminal), known, rules))
                ? Cli.FINE
                : Cli.REFUSED;
    }

    private static @Nullable Scheme named(String name, Report report) {
        try {
            return SchemeByName.among(null).find(name, report);
        } catch (UnusablePacks unusable) {
            unusable.problems().forEach(problem -> report.say(problem.toString()));
            return null;
        }
    }

    private InstantSource clock() {
        return at == null ? terminal.clock() : InstantSource.fixed(at);
    }

    private boolean judged(Report report, MessageJudge judge) {
        MessageSources all = MessageSources.of(files);
        all.passedOver().forEach(name -> report.say(name + "  passed over: it is no XML"));
        int good = 0;
        for (MessageSource source : all.sources()) {
            List<Part> parts = judge.judge(source);
            boolean valid = parts.stream().allMatch(Part::valid);
            good += valid ? 1 : 0;
            print(report, source.name(), parts, valid);
        }
        int count = all.sources().size();
        if (!json && count > 1) {
            report.line(count + " files, " + good + " valid, " + (count - good) + " not valid");
        }
        return good == count;
    }

    private void print(Report report, String file, List<Part> parts, boolean valid) {
        if (json) {
            report.document(document(file, parts, valid));
            return;
        }
        report.line(file + "  " + (valid ? "valid" : "NOT VALID"));
        for (Part part : parts) {
            String definition = part.definition().isEmpty() ? "" : part.definition() + "  ";
            report.line("  " + definition + (part.valid() ? "valid" : "not valid"));
            part.findings().forEach(finding -> report.line("    " + finding.forPeople()));
        }
    }

    private static ObjectNode document(String file, List<Part> parts, boolean valid) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", file);
        node.put("valid", valid);
        ArrayNode list = node.putArray("parts");
        for (Part part : parts) {
            ObjectNode each = list.addObject();
            each.put("definition", part.definition());
            each.put("valid", part.valid());
            ArrayNode errors = each.putArray("errors");
            for (MessageFinding finding : part.findings()) {
                errors.addObject()
                        .put("line", finding.line())
                        .put("column", finding.column())
                        .put("path", finding.path())
                        .put("code", finding.code())
                        .put("rule", finding.rule())
                        .put("text", finding.text());
            }
        }
        return node;
    }
}

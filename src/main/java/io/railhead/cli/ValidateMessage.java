package io.railhead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.codec.MessagePart;
import io.railhead.codec.Schemas;
import io.railhead.codec.Validation;
import io.railhead.codec.XercesValidator;
import io.railhead.codec.XmlRefused;
import io.railhead.rules.Judge;
import io.railhead.scheme.Packs;
import io.railhead.scheme.Scheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            description = "Files, folders with all that is in them, or - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "One JSON document for each file.")
    private boolean json;

    @Option(names = "--scheme", paramLabel = "NAME", description = "Adds the rules of this scheme.")
    private @Nullable String scheme;

    @Option(
            names = "--schemas",
            paramLabel = "DIR",
            description = "Folder with official schemas of more definitions (default: none).")
    private @Nullable Path schemas;

    ValidateMessage(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One part with what was found. */
    private record Part(String definition, List<MessageFinding> findings) {
        boolean valid() {
            return findings.stream().noneMatch(MessageFinding::error);
        }
    }

    @Override
    public Integer call() throws IOException {
        Report report = new Report(terminal, json);
        Optional<SchemeRules> rules = Optional.empty();
        if (scheme != null) {
            Packs packs = Packs.load(null, Judge.vocabulary());
            Scheme named = packs.scheme(scheme);
            if (named == null) {
                String names = packs.schemes().stream().map(Scheme::name).collect(Collectors.joining(", "));
                report.say("There is no scheme " + scheme + "; there are " + names + ".");
                return Cli.REFUSED;
            }
            rules = Optional.of(new SchemeRules(named, new Judge(terminal.clock())));
        }
        XercesValidator validator = new XercesValidator(new Schemas(schemas));
        boolean fine = true;
        for (MessageSource source : MessageSource.of(files)) {
            List<Part> parts = judged(source, validator, rules);
            boolean valid = parts.stream().allMatch(Part::valid);
            fine &= valid;
            print(report, source.name(), parts, valid);
        }
        return fine ? Cli.FINE : Cli.REFUSED;
    }

    private static List<Part> judged(MessageSource source, XercesValidator validator, Optional<SchemeRules> rules) {
        try (InputStream raw = source.open()) {
            byte[] small = rules.isEmpty() ? null : raw.readNBytes((int) SchemeRules.MOST_BYTES + 1);
            if (small != null && small.length > SchemeRules.MOST_BYTES) {
                MessageProblem large = new MessageProblem(
                        "XML-SIZE", 0, 0, "A message of a scheme has at most " + SchemeRules.MOST_BYTES + " bytes.");
                return List.of(new Part("", List.of(MessageFinding.of(large))));
            }
            WatchedInput in = new WatchedInput(small == null ? raw : new java.io.ByteArrayInputStream(small));
            try {
                List<Part> parts = parts(validator.validate(in));
                return small != null && rules.isPresent() && parts.stream().allMatch(Part::valid)
                        ? withRules(parts, rules.get().judge(MessagePart.of(small)))
                        : parts;
            } catch (XmlRefused refused) {
                MessageProblem why = MessageProblem.of(refused, in.endsAt(refused.line(), refused.column()));
                return List.of(new Part("", List.of(MessageFinding.of(why))));
            }
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of(new Part("", List.of(MessageFinding.of(MessageProblem.unreadable(unreadable)))));
        }
    }

    private static List<Part> parts(Validation validation) {
        return validation.parts().stream()
                .map(part -> new Part(
                        part.definition(),
                        part.errors().stream().map(MessageFinding::of).toList()))
                .toList();
    }

    /** Parts that an envelope of a scheme's own breaks into pieces cannot be told apart here, and have no rules of ours. */
    private static List<Part> withRules(List<Part> parts, List<List<MessageFinding>> findings) {
        if (findings.size() != parts.size()) {
            return parts;
        }
        List<Part> judged = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            judged.add(new Part(parts.get(i).definition(), findings.get(i)));
        }
        return judged;
    }

    private void print(Report report, String file, List<Part> parts, boolean valid) {
        if (json) {
            report.document(document(file, parts, valid));
            return;
        }
        report.line(file + "  " + (valid ? "valid" : "NOT VALID"));
        for (Part part : parts) {
            report.line("  " + part.definition() + (part.valid() ? "  valid" : "  not valid"));
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

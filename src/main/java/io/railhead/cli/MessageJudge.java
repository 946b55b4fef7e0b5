package io.railhead.cli;

import io.railhead.codec.FileExaminer;
import io.railhead.codec.MessagePart;
import io.railhead.codec.SchemaError;
import io.railhead.codec.Schemas;
import io.railhead.codec.Validation.PartResult;
import io.railhead.message.Definition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds files against the schemas of their parts and, where a scheme was named, against its rules. */
final class MessageJudge {
    private final MessageReading reading;
    private final Schemas schemas;
    private final FileExaminer examiner;
    private final Optional<SchemeRules> rules;

    MessageJudge(MessageReading reading, Schemas schemas, Optional<SchemeRules> rules) {
        this.reading = reading;
        this.schemas = schemas;
        this.examiner = new FileExaminer(schemas);
        this.rules = rules;
    }

    /**
     * One part with what was found.
     *
     * @param definition empty for a file in which there is no part, or that cannot be read
     */
    record Part(String definition, List<MessageFinding> findings) {
        boolean valid() {
            return findings.stream().noneMatch(MessageFinding::error);
        }
    }

    /** The parts of a source in their order; at least one. */
    List<Part> judge(MessageSource source) {
        List<Part> parts = new ArrayList<>();
        reading.read(source, problem -> parts.add(of(problem)), in -> {
            if (rules.isEmpty()) {
                examine(in, in, parts);
            } else {
                withRules(rules.get(), in, parts);
            }
        });
        return parts;
    }

    private static Part of(MessageProblem problem) {
        return new Part("", List.of(MessageFinding.of(problem)));
    }

    /** @param watched knows where the file ends */
    private void examine(InputStream in, WatchedInput watched, List<Part> parts) {
        FileExaminer.Findings found = examiner.examine(in);
        found.parts().forEach(part -> parts.add(part(part)));
        if (found.broken() == null) {
            return;
        }
        boolean atEnd = watched.endsAt(found.broken().line(), found.broken().column());
        MessageProblem broken = MessageProblem.of(found.broken(), atEnd);
        if (found.within()) {
            Part last = parts.removeLast();
            List<MessageFinding> findings = new ArrayList<>(last.findings());
            findings.add(MessageFinding.of(broken));
            parts.add(new Part(last.definition(), findings));
        } else {
            parts.add(of(broken));
        }
    }

    private void withRules(SchemeRules scheme, WatchedInput in, List<Part> parts) throws IOException {
        byte[] message = in.readNBytes((int) SchemeRules.MOST_BYTES + 1);
        if (message.length > SchemeRules.MOST_BYTES) {
            String text = "A message of a scheme has at most " + SchemeRules.MOST_BYTES + " bytes.";
            parts.add(of(new MessageProblem("XML-SIZE", 0, 0, text)));
            return;
        }
        examine(new ByteArrayInputStream(message), in, parts);
        if (!parts.stream().allMatch(Part::valid)) {
            return;
        }
        List<List<MessageFinding>> findings = scheme.judge(MessagePart.ofFile(message));
        if (findings.size() != parts.size()) {
            // pieces that a scheme puts into an envelope of its own, without the roots that our rules begin from
            findings = List.of(List.of(MessageFinding.rule(
                    "not-judged", "/", "The parts stand here without AppHdr and Document; the rules need both.")));
        }
        for (int i = 0; i < findings.size(); i++) {
            parts.set(i, new Part(parts.get(i).definition(), findings.get(i)));
        }
    }

    private Part part(PartResult part) {
        List<MessageFinding> findings = new ArrayList<>();
        for (SchemaError error : part.errors()) {
            boolean unknown =
                    error.code().equals("XSD-UNKNOWN") && !error.path().equals("/");
            findings.add(MessageFinding.of(error, unknown ? unknown(part.definition()) : error.text()));
        }
        if (part.more() > 0) {
            findings.add(MessageFinding.more(part.errors().getLast(), part.more()));
        }
        return new Part(part.definition(), findings);
    }

    private String unknown(String definition) {
        if (!Definition.isName(definition)) {
            return MessageProblem.strange(definition);
        }
        List<Definition> known = schemas.versions(new Definition(definition).message());
        return MessageProblem.unknown(
                definition, known.stream().map(Definition::name).toList());
    }
}

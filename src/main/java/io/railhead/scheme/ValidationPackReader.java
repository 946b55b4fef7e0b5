package io.railhead.scheme;

import io.railhead.message.Definition;
import io.railhead.scheme.Rule.Subject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the {@code pack.yaml} of a scheme that is there for checking messages alone. */
final class ValidationPackReader {
    private ValidationPackReader() {}

    static ValidationPack read(
            String name, Section top, Map<String, ReasonCode> reasons, List<RuleReader.Draft> drafts, String digest) {
        Section messages = top.section("messages");
        ValidationPack pack = new ValidationPack(
                name,
                top.text("title"),
                top.text("csmProfile"),
                top.<ZoneId>value("zone", ZoneOffset.UTC, ZoneId::of),
                some(messages, "envelopes"),
                definitions(messages, "headers"),
                definitions(messages, "definitions"),
                reasons,
                drafts.stream().map(RuleReader.Draft::rule).toList(),
                digest);
        for (RuleReader.Draft draft : drafts) {
            if (!draft.rule().appliesTo().equals(Set.of(Subject.DOCUMENT))) {
                draft.section().problem("appliesTo", "a pack for checking alone has rules for 'document' alone");
            }
        }
        messages.done();
        top.done();
        return pack;
    }

    private static List<String> some(Section section, String key) {
        List<String> texts = section.texts(key);
        if (texts.isEmpty()) {
            section.problem(key, "'" + key + "' is missing in messages");
        }
        return texts;
    }

    private static List<Definition> definitions(Section section, String key) {
        List<Definition> definitions = new ArrayList<>();
        for (String written : some(section, key)) {
            if (!Definition.isName(written)) {
                section.problem(key, "'" + written + "' is not a message definition like pacs.008.001.08");
            } else if (definitions.contains(new Definition(written))) {
                section.problem(key, written + " is listed twice");
            } else {
                definitions.add(new Definition(written));
            }
        }
        definitions.sort(Comparator.comparing(Definition::name));
        return definitions;
    }
}

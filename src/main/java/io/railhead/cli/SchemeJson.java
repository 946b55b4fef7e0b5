package io.railhead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.message.Definition;
import io.railhead.scheme.Generation;
import io.railhead.scheme.Meanings;
import io.railhead.scheme.Named;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Rule;
import io.railhead.scheme.Scheme;
import io.railhead.scheme.ValidationPack;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a pack says, as JSON for programs. */
final class SchemeJson {
    private SchemeJson() {}

    /** The scheme's document in the list. */
    static ObjectNode summary(Scheme scheme) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", scheme.name());
        node.put("title", scheme.title());
        node.put("profile", scheme.csmProfile());
        node.put("zone", scheme.zone().getId());
        names(node.putArray("definitions"), scheme.definitions());
        names(node.putArray("headers"), scheme.headers());
        scheme.envelopes().forEach(node.putArray("envelopes")::add);
        node.put("rules", scheme.rules().size());
        node.put("digest", scheme.digest());
        switch (scheme) {
            case ValidationPack pack -> node.put("use", "validation");
            case Pack pack -> sending(node.put("use", "sending"), pack);
        }
        return node;
    }

    private static void sending(ObjectNode node, Pack pack) {
        ArrayNode generations = node.putArray("generations");
        for (Generation each : pack.messages().generations()) {
            ObjectNode generation = generations.addObject();
            generation.put("definition", each.definition().name());
            generation.put("from", text(each.from())).put("until", text(each.until()));
            each.counterparties().stream().sorted().forEach(generation.putArray("counterparties")::add);
        }
        node.put("currency", pack.amounts().currency().code());
        node.put("minimum", pack.amounts().minimum().decimal());
        node.put("maximum", pack.amounts().maximum().decimal());
        node.put("accounts", Named.written(pack.accountForm()));
        node.put("settlement", Named.written(pack.settlement().kind()));
        node.put("onSilence", Named.written(pack.onSilence()));
        ObjectNode clocks = node.putObject("clocks");
        clocks.put("answerWithin", pack.clocks().answerWithin().toString());
        clocks.put("anchor", Named.written(pack.clocks().anchor()));
        clocks.put("sendByAge", pack.clocks().sendByAge().toString());
        ObjectNode steps = clocks.putObject("steps");
        new TreeMap<>(pack.clocks().steps()).forEach((step, length) -> steps.put(step, length.toString()));
    }

    /** Everything. */
    static ObjectNode whole(Scheme scheme) {
        ObjectNode node = summary(scheme);
        ArrayNode rules = node.putArray("rules");
        scheme.rules().forEach(rule -> rule(rules.addObject(), rule));
        ObjectNode reasons = node.putObject("reasonCodes");
        new TreeMap<>(scheme.reasonCodes())
                .forEach((code, reason) -> reasons.putObject(code)
                        .put("explanation", reason.explanation())
                        .put("retry", Named.written(reason.retry()))
                        .put("duplicate", reason.duplicate()));
        if (scheme instanceof Pack pack) {
            meanings(node.putArray("meanings"), pack);
        }
        return node;
    }

    private static void rule(ObjectNode node, Rule rule) {
        node.put("id", rule.id());
        node.put("publishedName", rule.publishedName());
        node.put("severity", Named.written(rule.severity()));
        node.put("from", text(rule.from()));
        node.put("until", text(rule.until()));
        node.put("check", rule.check());
        ArrayNode subjects = node.putArray("appliesTo");
        rule.appliesTo().stream().map(Named::written).sorted().forEach(subjects::add);
        ObjectNode parameters = node.putObject("with");
        new TreeMap<>(rule.parameters()).forEach((name, values) -> values.forEach(parameters.putArray(name)::add));
        node.put("sentence", rule.sentence());
        node.put("source", rule.source());
    }

    private static void meanings(ArrayNode node, Pack pack) {
        Comparator<Meanings.Key> order = Comparator.comparing(Meanings.Key::answered)
                .thenComparing(Meanings.Key::speaker)
                .thenComparing(Meanings.Key::status);
        pack.meanings().table().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(order))
                .forEach(entry -> node.addObject()
                        .put("answered", entry.getKey().answered().message())
                        .put("speaker", Named.written(entry.getKey().speaker()))
                        .put("status", entry.getKey().status())
                        .put("meaning", Named.written(entry.getValue())));
    }

    private static void names(ArrayNode node, List<Definition> definitions) {
        definitions.forEach(definition -> node.add(definition.name()));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}

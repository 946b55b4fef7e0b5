package io.railhead.scheme;

import io.railhead.reference.Kind;
import io.railhead.scheme.PackSamples.Spoilt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a pack's {@code samples.yaml} with the messages it names. */
final class SamplesReader {
    private SamplesReader() {}

    /** @param file gives a file of the pack's folder {@code samples/}, or null */
    static PackSamples read(Section top, Function<String, @Nullable SourceFile> file, List<Rule> rules) {
        Map<String, String> good = messages(top, "good", file);
        Map<String, String> alone = messages(top, "alone", file);
        List<String> ids = rules.stream().map(Rule::id).toList();
        List<Spoilt> spoilt = new ArrayList<>();
        for (Section entry : top.sections("spoilt")) {
            spoilt.add(spoilt(entry, good, ids));
        }
        PackSamples samples = new PackSamples(
                top.value("at", Instant.EPOCH, Instant::parse), reference(top, file), good, alone, spoilt);
        top.done();
        return samples;
    }

    /** Tables by their kind, each a file among the samples. */
    private static Map<Kind, String> reference(Section top, Function<String, @Nullable SourceFile> file) {
        Map<Kind, String> tables = new EnumMap<>(Kind.class);
        if (top.has("reference")) {
            Section named = top.section("reference");
            named.everyText().forEach((written, name) -> {
                Kind kind = Kind.find(written);
                SourceFile found = file.apply(name);
                if (kind == null) {
                    named.problem(written, "there is no such table; " + Named.suggestion(written, Kind.names()));
                } else if (found == null) {
                    named.problem(written, "there is no file samples/" + name);
                } else {
                    tables.put(kind, new String(found.bytes(), StandardCharsets.UTF_8));
                }
            });
            named.done();
        }
        return tables;
    }

    private static Map<String, String> messages(Section top, String key, Function<String, @Nullable SourceFile> file) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : top.texts(key)) {
            SourceFile found = file.apply(name);
            if (found == null) {
                top.problem(key, "there is no file samples/" + name);
            } else {
                texts.put(name, new String(found.bytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static Spoilt spoilt(Section entry, Map<String, String> good, List<String> ids) {
        String rule = entry.text("rule");
        if (!ids.contains(rule)) {
            entry.problem("rule", "there is no rule '" + rule + "'; " + Named.suggestion(rule, ids));
        }
        String sample = entry.text("sample");
        String text = good.get(sample);
        String replace = entry.text("replace");
        if (text == null) {
            entry.problem(
                    "sample",
                    "'" + sample + "' is not among the good ones; " + Named.suggestion(sample, good.keySet()));
        } else if (text.indexOf(replace) < 0 || text.indexOf(replace) != text.lastIndexOf(replace)) {
            entry.problem("replace", "this must stand exactly once in " + sample);
        }
        String with = entry.optionalText("with");
        String code = entry.optionalText("code");
        Spoilt spoilt = new Spoilt(
                rule,
                sample,
                replace,
                with == null ? "" : with,
                code == null ? "RULE-" + rule.toUpperCase(Locale.ROOT) : code,
                entry.optionalValue("at", Instant::parse),
                entry.line());
        entry.done();
        return spoilt;
    }
}

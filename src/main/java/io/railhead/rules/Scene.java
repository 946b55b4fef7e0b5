package io.railhead.rules;

import io.railhead.scheme.CharacterSet;
import io.railhead.scheme.Field;
import io.railhead.scheme.Finding;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** One rule while it is applied: its pack and parameters for the check to read, and where breaches go. */
final class Scene {
    private final Pack pack;
    private final Rule rule;
    private final Instant now;
    private final List<Finding> findings;

    Scene(Pack pack, Rule rule, Instant now, List<Finding> findings) {
        this.pack = pack;
        this.rule = rule;
        this.now = now;
        this.findings = findings;
    }

    Pack pack() {
        return pack;
    }

    Instant now() {
        return now;
    }

    int number(String parameter) {
        return Integer.parseInt(rule.parameter(parameter));
    }

    Duration duration(String parameter) {
        return Duration.parse(rule.parameter(parameter));
    }

    List<String> words(String parameter) {
        return rule.parameterList(parameter);
    }

    List<Field> fields(String parameter) {
        return rule.parameterList(parameter).stream()
                .map(written -> Field.valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_')))
                .toList();
    }

    CharacterSet characters(String parameter) {
        CharacterSet set = pack.texts().characterSets().get(rule.parameter(parameter));
        if (set == null) {
            throw new IllegalStateException("the pack's loader accepts no rule with an unknown character set");
        }
        return set;
    }

    void breach(Field field) {
        breach(field, "");
    }

    /** @param limit what fills the sentence's {@code {limit}}; never anything that the caller wrote */
    void breach(Field field, Object limit) {
        String sentence = rule.sentence().replace("{field}", field.label()).replace("{limit}", limit.toString());
        findings.add(Finding.of(rule.id(), rule.severity(), field, sentence));
    }

    void breachIf(boolean broken, Field field) {
        if (broken) {
            breach(field);
        }
    }
}

package io.railhead.rules;

import io.railhead.codec.MessageTree;
import io.railhead.reference.ReferenceData;
import io.railhead.scheme.CharacterSet;
import io.railhead.scheme.Field;
import io.railhead.scheme.Finding;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Rule;
import io.railhead.scheme.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** One rule while it is applied: its pack and parameters for the check to read, and where breaches go. */
final class Scene {
    private final Scheme scheme;
    private final Rule rule;
    private final Instant now;
    private final ReferenceData reference;
    private final List<Finding> findings;

    Scene(Scheme scheme, Rule rule, Instant now, ReferenceData reference, List<Finding> findings) {
        this.scheme = scheme;
        this.rule = rule;
        this.now = now;
        this.reference = reference;
        this.findings = findings;
    }

    Pack pack() {
        if (scheme instanceof Pack pack) {
            return pack;
        }
        throw new IllegalStateException("the loader keeps this check away from schemes for checking alone");
    }

    Scheme scheme() {
        return scheme;
    }

    Instant now() {
        return now;
    }

    ReferenceData reference() {
        return reference;
    }

    /** The scheme's day. */
    LocalDate today() {
        return LocalDate.ofInstant(now, scheme.zone());
    }

    int number(String parameter) {
        return Integer.parseInt(rule.parameter(parameter));
    }

    Duration duration(String parameter) {
        return Duration.parse(rule.parameter(parameter));
    }

    String word(String parameter) {
        return rule.parameter(parameter);
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
        CharacterSet set = pack().texts().characterSets().get(rule.parameter(parameter));
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

    /** @param place somewhere in a message that was read */
    void breach(MessageTree.Place place) {
        String sentence = rule.sentence().replace("{field}", place.name());
        findings.add(Finding.at(rule.id(), rule.severity(), place.isoPath(), sentence));
    }

    void breachIf(boolean broken, Field field) {
        if (broken) {
            breach(field);
        }
    }
}

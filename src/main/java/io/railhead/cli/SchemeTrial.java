package io.railhead.cli;

import io.railhead.codec.MessagePart;
import io.railhead.codec.Unreadable;
import io.railhead.codec.Validation;
import io.railhead.codec.XercesValidator;
import io.railhead.codec.XmlRefused;
import io.railhead.reference.ReferenceData;
import io.railhead.reference.UnusableTable;
import io.railhead.rules.Judge;
import io.railhead.scheme.PackOnTrial;
import io.railhead.scheme.PackSamples;
import io.railhead.scheme.PackSamples.Spoilt;
import io.railhead.scheme.Rule;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tries a pack on its own samples: good ones must pass, and each rule must speak about one that breaks it. */
final class SchemeTrial {
    private final PackOnTrial pack;
    private final XercesValidator validator;
    private final ReferenceData reference;
    private final List<String> faults = new ArrayList<>();

    /** @throws UnusableTable when a table among the samples is broken */
    SchemeTrial(PackOnTrial pack, XercesValidator validator) throws UnusableTable {
        this.pack = pack;
        this.validator = validator;
        this.reference = ReferenceData.trial(pack.samples().reference());
    }

    /** What is not as it should be, in sentences; empty when the pack does as it says. */
    List<String> faults() {
        PackSamples samples = pack.samples();
        Set<String> broken = samples.spoilt().stream().map(Spoilt::rule).collect(Collectors.toSet());
        for (Rule rule : pack.scheme().rules()) {
            if (!broken.contains(rule.id())) {
                faults.add("rule " + rule.id() + " has no sample that breaks it: add one to samples.yaml");
            }
        }
        samples.good().forEach((name, text) -> passes(name, text, true));
        samples.alone().forEach((name, text) -> passes(name, text, false));
        samples.spoilt().forEach(this::spoilt);
        return faults;
    }

    private void passes(String name, String text, boolean together) {
        judged(text, pack.samples().at(), together)
                .forEach(finding -> faults.add("samples/" + name + " should pass: " + finding.forPeople()));
    }

    private void spoilt(Spoilt spoilt) {
        PackSamples samples = pack.samples();
        String good = samples.good().getOrDefault(spoilt.sample(), "");
        Instant at = spoilt.at() == null ? samples.at() : spoilt.at();
        List<MessageFinding> findings = judged(good.replace(spoilt.replace(), spoilt.with()), at, true);
        if (findings.stream().noneMatch(finding -> finding.code().equals(spoilt.code()))) {
            String others = findings.stream().map(MessageFinding::code).collect(Collectors.joining(", "));
            faults.add("samples.yaml:%d: rule %s should have spoken (%s); %s"
                    .formatted(
                            spoilt.line(),
                            spoilt.rule(),
                            spoilt.code(),
                            others.isEmpty() ? "nothing was found" : "found: " + others));
        }
    }

    private List<MessageFinding> judged(String text, Instant at, boolean together) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            Validation validation = validator.validate(new ByteArrayInputStream(bytes));
            List<MessageFinding> findings = new ArrayList<>();
            validation
                    .parts()
                    .forEach(part ->
                            part.errors().forEach(error -> findings.add(MessageFinding.of(error, error.text()))));
            if (findings.isEmpty()) {
                Judge judge = new Judge(InstantSource.fixed(at), reference);
                SchemeRules rules =
                        together ? SchemeRules.forTrial(pack, judge) : new SchemeRules(pack.scheme(), judge);
                rules.judge(MessagePart.of(bytes)).forEach(findings::addAll);
            }
            return findings;
        } catch (XmlRefused refused) {
            return List.of(MessageFinding.of(MessageProblem.of(refused, false)));
        } catch (Unreadable unreadable) {
            return List.of(MessageFinding.rule(unreadable.code(), "/", unreadable.text()));
        }
    }
}

package io.railhead.scheme;

import io.railhead.scheme.Rule.Subject;
import io.railhead.scheme.Vocabulary.Parameter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@code rules.yaml} and sees to it that every rule names a check that exists, with all its parameters. */
final class RuleReader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,47}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
    private static final Set<String> PLACEHOLDERS = Set.of("{field}", "{limit}");

    private RuleReader() {}

    /**
     * A rule whose character sets are still to be looked up in the pack.
     *
     * @param section where to complain
     */
    record Draft(Rule rule, Section section, List<String> characterSets) {}

    static List<Draft> read(Section top, Vocabulary vocabulary) {
        List<Draft> drafts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section entry : top.sections("rules")) {
            Draft draft = draft(entry, vocabulary);
            if (!ids.add(draft.rule().id())) {
                entry.problem("id", "the rule id '" + draft.rule().id() + "' is used twice");
            }
            drafts.add(draft);
        }
        top.done();
        return drafts;
    }

    /** Checks the character sets that rules name against those the pack has. */
    static List<Rule> finish(List<Draft> drafts, Texts texts) {
        for (Draft draft : drafts) {
            for (String set : draft.characterSets()) {
                if (!texts.characterSets().containsKey(set)) {
                    String known = Named.suggestion(set, texts.characterSets().keySet());
                    draft.section().problem("with", "no character set '" + set + "' in pack.yaml; " + known);
                }
            }
        }
        return drafts.stream().map(Draft::rule).toList();
    }

    private static Draft draft(Section entry, Vocabulary vocabulary) {
        String id = entry.value("id", "", RuleReader::id);
        String checkName = entry.text("check");
        Vocabulary.Check check = vocabulary.checks().get(checkName);
        List<String> characterSets = new ArrayList<>();
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Set<Subject> appliesTo = EnumSet.noneOf(Subject.class);
        if (check != null) {
            appliesTo.addAll(subjects(entry, check));
            if (entry.has("with") || !check.parameters().isEmpty()) {
                parameters.putAll(parameters(entry.section("with"), check, vocabulary, characterSets));
            }
        } else if (!checkName.isEmpty()) {
            String known = Named.suggestion(checkName, vocabulary.checks().keySet());
            entry.problem("check", "there is no check '" + checkName + "'; " + known);
            entry.has("with");
            entry.has("appliesTo");
        }
        Rule rule = new Rule(
                id,
                entry.optionalText("publishedName"),
                entry.choice("severity", Finding.Severity.class),
                entry.optionalValue("from", LocalDate::parse),
                entry.optionalValue("until", LocalDate::parse),
                checkName,
                parameters,
                appliesTo,
                entry.value("sentence", "", RuleReader::sentence),
                entry.text("source"));
        entry.done();
        return new Draft(rule, entry, characterSets);
    }

    private static Set<Subject> subjects(Section entry, Vocabulary.Check check) {
        Set<Subject> subjects = EnumSet.noneOf(Subject.class);
        for (String written : entry.texts("appliesTo")) {
            Subject subject = Named.find(Subject.class, written);
            if (subject == null) {
                entry.problem(
                        "appliesTo",
                        "unknown '" + written + "'; " + Named.suggestion(written, Named.all(Subject.class)));
            } else if (!check.subjects().contains(subject)) {
                entry.problem("appliesTo", "this check cannot look at a " + written);
            } else {
                subjects.add(subject);
            }
        }
        if (!entry.has("appliesTo")) {
            entry.problem("appliesTo", "'appliesTo' is missing: say what the rule looks at");
        }
        return subjects;
    }

    private static Map<String, List<String>> parameters(
            Section with, Vocabulary.Check check, Vocabulary vocabulary, List<String> characterSets) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        check.parameters().forEach((name, form) -> {
            List<String> values = with.texts(name);
            if (values.isEmpty()) {
                with.problem(name, "the parameter '" + name + "' is missing");
            }
            for (String value : values) {
                try {
                    verify(form, value, vocabulary, characterSets);
                } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
                    with.problem(name, "'" + name + "' cannot be '" + value + "': " + wrong.getMessage());
                }
            }
            parameters.put(name, values);
        });
        with.done();
        return parameters;
    }

    private static void verify(Parameter form, String value, Vocabulary vocabulary, List<String> characterSets) {
        switch (form) {
            case NUMBER -> {
                if (new BigDecimal(value).intValueExact() < 0) {
                    throw new IllegalArgumentException("it is negative");
                }
            }
            case DURATION -> Objects.requireNonNull(Duration.parse(value));
            case WORDS -> {}
            case FIELDS -> Objects.requireNonNull(Section.constant(Field.class, value));
            case CHARACTER_SET -> characterSets.add(value);
            case QUESTION -> {
                String complaint = vocabulary.questions().apply(value);
                if (complaint != null) {
                    throw new IllegalArgumentException(complaint);
                }
            }
        }
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException("an id has small letters, digits and dashes");
        }
        return text;
    }

    private static String sentence(String text) {
        Matcher placeholders = PLACEHOLDER.matcher(text);
        while (placeholders.find()) {
            if (!PLACEHOLDERS.contains(placeholders.group())) {
                throw new IllegalArgumentException("only {field} and {limit} are filled in");
            }
        }
        return text;
    }
}

package io.railhead.scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a pack: one of the checks that {@code rules} knows, with this scheme's parameters, dates and words.
 *
 * @param publishedName under which others know the rule, or null when it is ours or was published without a name
 * @param from first day on which it holds, or null for always
 * @param until last day on which it holds, or null for ever
 * @param check the check's name
 * @param sentence what is wrong and what to do; {@code {field}} and {@code {limit}} are filled in
 * @param source where the rule comes from
 */
public record Rule(
        String id,
        @Nullable String publishedName,
        Finding.Severity severity,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String check,
        Map<String, List<String>> parameters,
        Set<Subject> appliesTo,
        String sentence,
        String source) {
    public Rule {
        parameters = Map.copyOf(parameters);
        appliesTo = Set.copyOf(appliesTo);
    }

    /** What can be judged. */
    public enum Subject {
        /** A payment that is asked for, already in the pack's form. */
        TRANSFER,
        /** A credit transfer message about to leave. */
        CREDIT_TRANSFER,
        /** A status report that came in. */
        STATUS_REPORT,
        /** A message rejection that came in. */
        MESSAGE_REJECT,
        /** The XML of any message, when a file is checked; never on the way of a payment. */
        DOCUMENT
    }

    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /** The value of a parameter; the loader has seen to it that every parameter of a check is there. */
    public String parameter(String name) {
        return parameterList(name).getFirst();
    }

    public List<String> parameterList(String name) {
        List<String> values = parameters.get(name);
        if (values == null) {
            throw new IllegalStateException("rule " + id + " lacks parameter " + name);
        }
        return values;
    }
}

package io.railhead.cli;

import io.railhead.codec.SchemaError;
import io.railhead.scheme.Finding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One place where a message is not as it should be.
 *
 * @param code begins with {@code XML-}, {@code XSD-} or {@code RULE-}
 * @param line from 1; 0 where it is not known
 * @param column from 1; 0 where it is not known
 * @param path ISO path from the part's root
 * @param rule id of the scheme's rule; null for errors of XML and schema
 * @param error whether it makes the part invalid; else it is a warning
 */
record MessageFinding(
        String code,
        int line,
        int column,
        String path,
        @Nullable String rule,
        String text,
        boolean error) {
    /** @param text the sentence; the value is put behind it */
    static MessageFinding of(SchemaError error, String text) {
        String value = error.value();
        String whole = value == null || value.isEmpty() ? text : text + " Here it is \"" + value + "\".";
        return new MessageFinding(error.code(), error.line(), error.column(), error.path(), null, whole, true);
    }

    /** That there are errors beyond the last that is listed. */
    static MessageFinding more(SchemaError last, long more) {
        String text = "There are " + more + " more errors in this part after this place.";
        return new MessageFinding("XSD-MORE", last.line(), last.column(), "/", null, text, true);
    }

    static MessageFinding of(MessageProblem problem) {
        return new MessageFinding(problem.code(), problem.line(), problem.column(), "/", null, problem.text(), true);
    }

    static MessageFinding rule(String rule, String path, String text) {
        return new MessageFinding("RULE-" + rule.toUpperCase(Locale.ROOT), 0, 0, path, rule, text, true);
    }

    static MessageFinding of(Finding finding) {
        String path = finding.isoPath() == null ? "/" : "/" + finding.isoPath();
        return new MessageFinding(finding.code(), 0, 0, path, finding.ruleId(), finding.sentence(), finding.isError());
    }

    /** {@code 12:34  CODE  path  sentence}. */
    String forPeople() {
        String place = line > 0 ? line + ":" + column + "  " : "";
        return place + code + (error ? "" : " (a warning)") + "  " + (path.equals("/") ? "" : path + "  ") + text;
    }
}

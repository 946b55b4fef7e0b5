package io.railhead.scheme;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a pack has to say about a request or message. Sentences never repeat what the caller wrote, so
 * findings may be logged and shown.
 *
 * @param ruleId the rule's name in the pack, or the name of the fitting step
 * @param jsonPointer where in a payment request, or null when no caller writes that place
 * @param isoPath where in the ISO message, or null
 * @param code stable code for programs, beginning {@code RULE-}
 * @param sentence what is wrong and what to do about it, or for a warning what was done
 */
public record Finding(
        String ruleId,
        Severity severity,
        @Nullable String jsonPointer,
        @Nullable String isoPath,
        String code,
        String sentence) {
    /** How much weight a finding has. */
    public enum Severity {
        /** It may not go on. */
        ERROR,
        /** It goes on; somebody should know. */
        WARNING
    }

    /** A finding about a known place. */
    public static Finding of(String ruleId, Severity severity, Field field, String sentence) {
        return new Finding(ruleId, severity, field.pointer(), field.isoPath(), code(ruleId), sentence);
    }

    /** A finding about a place of a message that was read. */
    public static Finding at(String ruleId, Severity severity, String isoPath, String sentence) {
        return new Finding(ruleId, severity, null, isoPath, code(ruleId), sentence);
    }

    private static String code(String ruleId) {
        return "RULE-" + ruleId.toUpperCase(Locale.ROOT);
    }

    static Finding error(String ruleId, Field field, String sentence) {
        return of(ruleId, Severity.ERROR, field, sentence);
    }

    static Finding warning(String ruleId, Field field, String sentence) {
        return of(ruleId, Severity.WARNING, field, sentence);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Whether any of them forbids going on. */
    public static boolean anyError(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.isError()) {
                return true;
            }
        }
        return false;
    }
}

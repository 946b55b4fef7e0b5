package io.railhead.scheme;

import java.util.Map;
import java.util.Set;

/**
 * The checks that a pack's rules may name. Packs are read above the package that carries the checks out, so it
 * hands its names in.
 *
 * @param checks by name
 */
public record Vocabulary(Map<String, Check> checks) {
    public Vocabulary {
        checks = Map.copyOf(checks);
    }

    /**
     * @param subjects what the check can look at
     * @param parameters what a rule has to give it, all of them
     */
    public record Check(Set<Rule.Subject> subjects, Map<String, Parameter> parameters) {
        public Check {
            subjects = Set.copyOf(subjects);
            parameters = Map.copyOf(parameters);
        }
    }

    /** What a parameter's value looks like. */
    public enum Parameter {
        NUMBER,
        /** ISO 8601, like PT15S. */
        DURATION,
        /** One word or several. */
        WORDS,
        /** Names of {@link Field}, written like end-to-end-id. */
        FIELDS,
        /** The name of one of the pack's character sets. */
        CHARACTER_SET
    }
}

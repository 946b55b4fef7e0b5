package io.railhead.scheme;

import io.railhead.message.Definition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The checks that a pack's rules may name. Packs are read above the package that carries the checks out, so it
 * hands its names in.
 *
 * @param checks by name
 * @param questions why a text is no question that can be asked of a message, or null when it is one
 * @param written the versions of a credit transfer that we can write, in the order of their names
 */
public record Vocabulary(
        Map<String, Check> checks, Function<String, @Nullable String> questions, List<Definition> written) {
    public Vocabulary {
        checks = Map.copyOf(checks);
        written = List.copyOf(written);
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
        CHARACTER_SET,
        /** A path or condition in XPath 1.0 on a message whose namespaces were taken away. */
        QUESTION
    }
}

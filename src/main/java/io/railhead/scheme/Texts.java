package io.railhead.scheme;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme asks of free texts. Nothing is ever lost silently: a text that does not fit is refused, or changed
 * with a warning.
 */
public record Texts(Map<String, CharacterSet> characterSets, Map<Kind, Limit> limits) {
    public Texts {
        characterSets = Map.copyOf(characterSets);
        limits = Map.copyOf(limits);
    }

    /** The kinds of text a transfer carries. */
    public enum Kind {
        NAME,
        END_TO_END_ID,
        REFERENCE,
        STREET_NAME,
        BUILDING_NUMBER,
        POST_CODE,
        TOWN_NAME,
        ADDRESS_LINE
    }

    /** What to do with a text that is longer than the scheme takes. */
    public enum OnTooLong {
        REFUSE,
        SHORTEN_AND_WARN
    }

    /** What to do with a character that the scheme does not take. */
    public enum OnForeignCharacter {
        REFUSE,
        REPLACE_AND_WARN
    }

    /**
     * @param characters the set's characters are counted as Unicode code points
     * @param maximum what the scheme takes
     * @param refuseAbove a length that is refused even where shortening is allowed; equals {@code maximum} where not
     */
    public record Limit(
            CharacterSet characters,
            OnForeignCharacter onForeignCharacter,
            int maximum,
            OnTooLong onTooLong,
            int refuseAbove) {}

    /** The text as the scheme takes it; adds a finding for every change, an error when there is no way. */
    String fit(Kind kind, Field field, String text, List<Finding> findings) {
        Limit limit = limits.get(kind);
        if (limit == null) {
            return text;
        }
        if (text.isBlank()) {
            findings.add(Finding.error("text-empty", field, "Fill in " + field.label() + ": it is blank."));
            return text;
        }
        String inSet = inSet(limit, field, text, findings);
        return inSet == null ? text : shortened(limit, field, inSet, findings);
    }

    private static @Nullable String inSet(Limit limit, Field field, String text, List<Finding> findings) {
        if (limit.characters().accepts(text)) {
            return text;
        }
        String replaced = limit.onForeignCharacter() == OnForeignCharacter.REPLACE_AND_WARN
                ? limit.characters().replaced(text)
                : null;
        if (replaced == null || replaced.isBlank()) {
            findings.add(Finding.error(
                    "text-characters",
                    field,
                    "The scheme does not take a character in " + field.label()
                            + "; write it with plain letters, digits and common punctuation."));
            return null;
        }
        findings.add(Finding.warning(
                "text-replaced",
                field,
                "Characters in " + field.label()
                        + " that the scheme does not take were replaced by their nearest ones."));
        return replaced;
    }

    private static String shortened(Limit limit, Field field, String text, List<Finding> findings) {
        int length = text.codePointCount(0, text.length());
        if (length <= limit.maximum()) {
            return text;
        }
        if (limit.onTooLong() == OnTooLong.REFUSE || length > limit.refuseAbove()) {
            findings.add(Finding.error(
                    "text-too-long",
                    field,
                    "Shorten %s: it has %d characters, at most %d are taken."
                            .formatted(field.label(), length, limit.refuseAbove())));
            return text;
        }
        findings.add(Finding.warning(
                "text-shortened",
                field,
                "The scheme takes %d characters of %s; the last %d were cut off."
                        .formatted(limit.maximum(), field.label(), length - limit.maximum())));
        return text.substring(0, text.offsetByCodePoints(0, limit.maximum())).stripTrailing();
    }
}

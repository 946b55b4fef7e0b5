package io.railhead.scheme;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The characters a scheme takes, and what to write for some that it does not. Immutable. */
public final class CharacterSet {
    private final BitSet allowed = new BitSet();
    private final Map<String, String> replacements;

    /**
     * @param ranges like {@code A-Z}
     * @param signs single characters, written one after the other
     * @param replacements what to write instead of a character, where the policy allows replacing
     * @throws IllegalArgumentException when a range is malformed or a replacement is itself not allowed
     */
    CharacterSet(List<String> ranges, String signs, Map<String, String> replacements) {
        for (String range : ranges) {
            if (range.length() != 3 || range.charAt(1) != '-' || range.charAt(0) > range.charAt(2)) {
                throw new IllegalArgumentException("a range is written like A-Z, not '" + range + "'");
            }
            allowed.set(range.charAt(0), range.charAt(2) + 1);
        }
        signs.codePoints().forEach(allowed::set);
        this.replacements = Map.copyOf(replacements);
        replacements.forEach((from, to) -> {
            if (!accepts(to)) {
                throw new IllegalArgumentException("the replacement of '" + from + "' is not in the set itself");
            }
        });
    }

    /** Whether every character is in the set. */
    public boolean accepts(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!allowed.get(text.charAt(i))) {
                return text.codePoints().allMatch(allowed::get);
            }
        }
        return true;
    }

    /**
     * The text with every foreign character replaced: by the pack's own table first, then by its letter without
     * accents.
     *
     * @return null when a character has no replacement
     */
    @Nullable String replaced(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int point :
                Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            String known = allowed.get(point) ? Character.toString(point) : replacement(Character.toString(point));
            if (known == null) {
                return null;
            }
            result.append(known);
        }
        return result.toString();
    }

    private @Nullable String replacement(String character) {
        String listed = replacements.get(character);
        if (listed != null) {
            return listed;
        }
        String bare = Normalizer.normalize(character, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return !bare.isEmpty() && accepts(bare) ? bare : null;
    }
}

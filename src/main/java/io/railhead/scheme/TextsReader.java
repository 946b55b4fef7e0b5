package io.railhead.scheme;

import io.railhead.scheme.Texts.Kind;
import io.railhead.scheme.Texts.Limit;
import io.railhead.scheme.Texts.OnForeignCharacter;
import io.railhead.scheme.Texts.OnTooLong;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the parts {@code characterSets} and {@code texts} of a pack. */
final class TextsReader {
    private static final CharacterSet NOTHING = new CharacterSet(List.of(), "", Map.of());

    private TextsReader() {}

    static Texts read(Section top) {
        Map<String, CharacterSet> sets = new HashMap<>();
        Section named = top.section("characterSets");
        for (String name : named.keys()) {
            sets.put(name, characterSet(named.section(name)));
        }
        Map<Kind, Limit> limits = new EnumMap<>(Kind.class);
        Section texts = top.section("texts");
        for (Kind kind : Kind.values()) {
            limits.put(kind, limit(texts.section(Named.written(kind)), sets));
        }
        texts.done();
        return new Texts(sets, limits);
    }

    private static CharacterSet characterSet(Section section) {
        List<String> ranges = section.texts("ranges");
        String signs = section.text("signs");
        Map<String, String> replacements = new HashMap<>();
        if (section.has("replacements")) {
            replacements.putAll(section.section("replacements").everyText());
        }
        section.done();
        try {
            return new CharacterSet(ranges, signs, replacements);
        } catch (IllegalArgumentException wrong) {
            section.problem("ranges", String.valueOf(wrong.getMessage()));
            return NOTHING;
        }
    }

    private static Limit limit(Section section, Map<String, CharacterSet> sets) {
        CharacterSet characters = section.value("characters", NOTHING, name -> {
            CharacterSet set = sets.get(name);
            if (set == null) {
                throw new IllegalArgumentException(Named.suggestion(name, sets.keySet()));
            }
            return set;
        });
        int maximum = section.number("maximum", 1);
        Limit limit = new Limit(
                characters,
                section.choice("onForeignCharacter", OnForeignCharacter.class),
                maximum,
                section.choice("onTooLong", OnTooLong.class),
                section.number("refuseAbove", 1, maximum));
        if (limit.refuseAbove() < maximum) {
            section.problem("refuseAbove", "'refuseAbove' is below 'maximum'");
        }
        section.done();
        return limit;
    }
}

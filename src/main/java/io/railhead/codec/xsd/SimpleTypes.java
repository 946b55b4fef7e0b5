package io.railhead.codec.xsd;

import io.railhead.codec.xsd.SimpleType.Bound;
import io.railhead.codec.xsd.SimpleType.Facets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a simple type: one step of restriction from a built-in type, with facets. */
final class SimpleTypes {
    private static final Set<String> TEXT = Set.of("pattern", "enumeration", "length", "minLength", "maxLength");
    private static final Set<String> NUMBER = Set.of(
            "pattern", "totalDigits", "fractionDigits", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive");
    private static final Set<String> OCTETS = Set.of("pattern", "length", "minLength", "maxLength");
    private static final Set<String> OTHERS = Set.of("pattern");

    private final List<String> patterns = new ArrayList<>();
    private final Set<String> values = new LinkedHashSet<>();
    private int length = -1;
    private int minLength = -1;
    private int maxLength = -1;
    private int totalDigits = -1;
    private int fractionDigits = -1;
    private @Nullable Bound lower;
    private @Nullable Bound upper;

    private SimpleTypes() {}

    static SimpleType builtIn(XsdNode user, String name) {
        Lexical lexical = Lexical.named(name);
        if (lexical == null) {
            throw user.unknown("of type xs:" + name);
        }
        return new SimpleType(lexical, Facets.NONE);
    }

    static SimpleType read(XsdNode type) {
        type.allowAttributes("name");
        if (type.children().size() != 1 || !type.children().getFirst().name().equals("restriction")) {
            throw type.unknown("that is no restriction");
        }
        XsdNode restriction = type.children().getFirst();
        restriction.allowAttributes("base");
        XsdNode.TypeName base = restriction.typeName("base");
        Lexical lexical = base.builtIn() ? Lexical.named(base.local()) : null;
        if (lexical == null) {
            throw restriction.unknown("of " + base.local());
        }
        Set<String> known = known(lexical);
        SimpleTypes facets = new SimpleTypes();
        for (XsdNode facet : restriction.children()) {
            facet.allowOnly("fixed", "false");
            facet.allowAttributes("value", "fixed");
            facet.allowNoChildren();
            if (!known.contains(facet.name())) {
                throw facet.unknown("of xs:" + lexical.xsdName());
            }
            facets.add(facet);
        }
        return new SimpleType(lexical, facets.facets());
    }

    private static Set<String> known(Lexical lexical) {
        return switch (lexical) {
            case STRING -> TEXT;
            case DECIMAL -> NUMBER;
            case BASE64 -> OCTETS;
            case BOOLEAN, DATE, DATE_TIME, TIME, YEAR, YEAR_MONTH -> OTHERS;
        };
    }

    private void add(XsdNode facet) {
        String value = facet.needed("value");
        switch (facet.name()) {
            case "pattern" -> patterns.add(value);
            case "enumeration" -> values.add(value);
            case "length" -> length = facet.number("value", -1);
            case "minLength" -> minLength = facet.number("value", -1);
            case "maxLength" -> maxLength = facet.number("value", -1);
            case "totalDigits" -> totalDigits = facet.number("value", -1);
            case "fractionDigits" -> fractionDigits = facet.number("value", -1);
            case "minInclusive" -> lower = bound(facet, lower, true);
            case "minExclusive" -> lower = bound(facet, lower, false);
            case "maxInclusive" -> upper = bound(facet, upper, true);
            case "maxExclusive" -> upper = bound(facet, upper, false);
            default -> throw facet.unknown("among the facets");
        }
    }

    private static Bound bound(XsdNode facet, @Nullable Bound before, boolean included) {
        String value = facet.needed("value").strip();
        if (before != null || Decimal.read(value.toCharArray(), value.length()) == null) {
            throw facet.unknown("with value=" + value);
        }
        return Bound.of(value, included);
    }

    private Facets facets() {
        return new Facets(
                patterns.isEmpty() ? null : new PatternTable(patterns),
                values.isEmpty() ? null : new NameTable(List.copyOf(values)),
                length,
                minLength,
                maxLength,
                totalDigits,
                fractionDigits,
                lower,
                upper);
    }
}

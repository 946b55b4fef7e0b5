package io.railhead.codec.xsd;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A type of text: how it is written, and what narrows it. Facets are looked at in the order of Java's own
 * validator, so that a value with two mistakes gets the same code. Immutable.
 */
public final class SimpleType implements Type {
    private final Lexical lexical;
    private final Facets facets;

    /** What narrows a type; -1 or null where nothing is said. */
    record Facets(
            @Nullable PatternTable pattern,
            @Nullable NameTable enumeration,
            int length,
            int minLength,
            int maxLength,
            int totalDigits,
            int fractionDigits,
            @Nullable Bound lower,
            @Nullable Bound upper) {
        static final Facets NONE = new Facets(null, null, -1, -1, -1, -1, -1, null, null);
    }

    /** An end of a range of numbers. */
    record Bound(String text, BigDecimal value, boolean included) {
        static Bound of(String text, boolean included) {
            return new Bound(text, new BigDecimal(text), included);
        }

        boolean allows(int comparison) {
            return comparison > 0 || (comparison == 0 && included);
        }
    }

    SimpleType(Lexical lexical, Facets facets) {
        this.lexical = lexical;
        this.facets = facets;
    }

    /**
     * Judges a value.
     *
     * @param value a buffer whose first characters are the value; changed where the type collapses white space
     * @return the first rule that is broken, or null
     */
    public @Nullable Fault check(char[] value, int given) {
        int length = lexical.preservesSpace() ? given : Lexical.collapse(value, given);
        if (facets.pattern != null && !facets.pattern.matches(value, length)) {
            return Fault.pattern(facets.pattern.text());
        }
        return switch (lexical) {
            case STRING -> text(value, length);
            case DECIMAL -> number(value, length);
            case BASE64 -> octets(value, length);
            case BOOLEAN, DATE, DATE_TIME, TIME, YEAR, YEAR_MONTH ->
                lexical.matches(value, length) ? null : Fault.form(lexical.xsdName());
        };
    }

    private @Nullable Fault text(char[] value, int length) {
        // in UTF-16 units, as Java's validator counts: a character beyond the basic plane counts twice
        Fault measured = measured(length);
        if (measured == null && facets.enumeration != null && !facets.enumeration.holds(value, length)) {
            return Fault.notOneOf(facets.enumeration.names());
        }
        return measured;
    }

    private @Nullable Fault octets(char[] value, int length) {
        int octets = Base64Form.octets(value, length);
        return octets < 0 ? Fault.form(lexical.xsdName()) : measured(octets);
    }

    private @Nullable Fault measured(int length) {
        if (facets.length >= 0 && length != facets.length) {
            return Fault.otherLength(length, facets.length);
        }
        if (length < facets.minLength) {
            return Fault.tooShort(length, facets.minLength);
        }
        return facets.maxLength >= 0 && length > facets.maxLength ? Fault.tooLong(length, facets.maxLength) : null;
    }

    private @Nullable Fault number(char[] value, int length) {
        Decimal number = Decimal.read(value, length);
        if (number == null) {
            return Fault.form(lexical.xsdName());
        }
        if (facets.fractionDigits >= 0 && number.fractionDigits() > facets.fractionDigits) {
            return Fault.fractionDigits(facets.fractionDigits);
        }
        if (facets.totalDigits >= 0 && number.wholeDigits() + number.fractionDigits() > facets.totalDigits) {
            return Fault.totalDigits(facets.totalDigits);
        }
        if (facets.upper != null && !facets.upper.allows(-compared(value, length, number, facets.upper))) {
            return Fault.beyond(facets.upper.text);
        }
        return facets.lower != null && !facets.lower.allows(compared(value, length, number, facets.lower))
                ? Fault.beyond(facets.lower.text)
                : null;
    }

    private static int compared(char[] value, int length, Decimal number, Bound bound) {
        // against nought the sign says it all, and nought is nearly every bound there is
        return bound.value.signum() == 0 ? number.sign() : new BigDecimal(value, 0, length).compareTo(bound.value);
    }
}

package io.railhead.codec.xsd;

import org.jspecify.annotations.Nullable;

/** The built-in types that ISO 20022 derives its own from: how a value is written. */
enum Lexical {
    STRING("string"),
    BOOLEAN("boolean"),
    DECIMAL("decimal"),
    DATE("date"),
    DATE_TIME("dateTime"),
    TIME("time"),
    YEAR("gYear"),
    YEAR_MONTH("gYearMonth"),
    BASE64("base64Binary");

    private final String xsdName;

    Lexical(String xsdName) {
        this.xsdName = xsdName;
    }

    /** The name in the schema language, without prefix. */
    String xsdName() {
        return xsdName;
    }

    /** The type of this name, or null when the tables do not know it. */
    static @Nullable Lexical named(String xsdName) {
        for (Lexical each : values()) {
            if (each.xsdName.equals(xsdName)) {
                return each;
            }
        }
        return null;
    }

    /** Whether white space around and within a value counts; otherwise it is collapsed before anything else. */
    boolean preservesSpace() {
        return this == STRING;
    }

    /** Whether characters are a value of the type, white space collapsed already. */
    boolean matches(char[] value, int length) {
        return switch (this) {
            case STRING -> true;
            case BOOLEAN -> isBoolean(value, length);
            case DECIMAL -> Decimal.read(value, length) != null;
            case DATE -> new Moment(value, length).isDate();
            case DATE_TIME -> new Moment(value, length).isDateTime();
            case TIME -> new Moment(value, length).isTime();
            case YEAR -> new Moment(value, length).isYear();
            case YEAR_MONTH -> new Moment(value, length).isYearMonth();
            case BASE64 -> Base64Form.octets(value, length) >= 0;
        };
    }

    private static boolean isBoolean(char[] value, int length) {
        return switch (length) {
            case 1 -> value[0] == '0' || value[0] == '1';
            case 4 -> value[0] == 't' && value[1] == 'r' && value[2] == 'u' && value[3] == 'e';
            case 5 -> value[0] == 'f' && value[1] == 'a' && value[2] == 'l' && value[3] == 's' && value[4] == 'e';
            default -> false;
        };
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    /** Takes white space off both ends and leaves one blank of each run within; gives the new length. */
    static int collapse(char[] value, int length) {
        int to = 0;
        for (int i = 0; i < length; i++) {
            if (!isSpace(value[i])) {
                value[to++] = value[i];
            } else if (to > 0 && value[to - 1] != ' ') {
                value[to++] = ' ';
            }
        }
        return to > 0 && value[to - 1] == ' ' ? to - 1 : to;
    }
}

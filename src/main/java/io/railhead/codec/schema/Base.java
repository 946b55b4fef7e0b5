package io.railhead.codec.schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;

/** The built-in XML schema types that ISO 20022 simple types restrict, each with the Java type Prowide has for it. */
enum Base {
    STRING("string", String.class),
    BOOLEAN("boolean", Boolean.class),
    DECIMAL("decimal", BigDecimal.class),
    DATE("date", LocalDate.class),
    DATE_TIME("dateTime", OffsetDateTime.class),
    TIME("time", OffsetTime.class),
    YEAR("gYear", Year.class),
    YEAR_MONTH("gYearMonth", YearMonth.class),
    BINARY("base64Binary", byte[].class);

    private final String xsdName;
    private final Class<?> javaType;

    Base(String xsdName, Class<?> javaType) {
        this.xsdName = xsdName;
        this.javaType = javaType;
    }

    String xsdName() {
        return xsdName;
    }

    /** The base that a field of this Java type stands for; empty for a type of the model itself. */
    static Optional<Base> ofJava(Class<?> type) {
        if (type == boolean.class) {
            return Optional.of(BOOLEAN); // a required indicator
        }
        return Arrays.stream(values()).filter(base -> base.javaType == type).findFirst();
    }

    static Optional<Base> ofXsd(String name) {
        return Arrays.stream(values()).filter(base -> base.xsdName.equals(name)).findFirst();
    }
}

package io.railhead.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Holds a JSON value against a schema of the description. It knows the keywords that the description uses and refuses
 * to go on at any other, so that nothing is passed because it was not understood.
 *
 * <p>Strict, it also refuses properties that the schema does not name: what we answer must be described, while a caller
 * has to live with fields that are added later.
 */
public final class SchemaCheck {
    private static final Set<String> SAID_ELSEWHERE =
            Set.of("description", "summary", "example", "examples", "default", "title", "required");

    private final Document document;
    private final boolean strict;
    private final List<String> wrong = new ArrayList<>();

    private SchemaCheck(Document document, boolean strict) {
        this.document = document;
        this.strict = strict;
    }

    /** Every place at which the value is not as the schema says; empty when it is. */
    public static List<String> of(Document document, JsonNode schema, JsonNode value, boolean strict) {
        SchemaCheck check = new SchemaCheck(document, strict);
        check.check(schema, value, "", strict);
        return check.wrong;
    }

    private void check(JsonNode reference, JsonNode value, String at, boolean closed) {
        JsonNode schema = document.resolve(reference);
        schema.properties().forEach(keyword -> {
            JsonNode says = keyword.getValue();
            switch (keyword.getKey()) {
                case "type" -> need(types(says).stream().anyMatch(type -> is(type, value)), at, "is no " + says);
                case "enum" -> need(contains(says, value), at, "is " + value + ", none of " + says);
                case "format" -> need(!value.isTextual() || hasFormat(says.asText(), value.asText()), at, "no " + says);
                case "pattern" ->
                    need(
                            !value.isTextual()
                                    || Pattern.compile(says.asText())
                                            .matcher(value.asText())
                                            .find(),
                            at,
                            "does not match " + says);
                case "minLength" -> need(!value.isTextual() || length(value) >= says.asInt(), at, "is too short");
                case "maxLength" -> need(!value.isTextual() || length(value) <= says.asInt(), at, "is too long");
                case "minimum" ->
                    need(
                            !value.isNumber() || value.decimalValue().compareTo(says.decimalValue()) >= 0,
                            at,
                            "is below " + says);
                case "maximum" ->
                    need(
                            !value.isNumber() || value.decimalValue().compareTo(says.decimalValue()) <= 0,
                            at,
                            "is above " + says);
                case "properties", "additionalProperties" -> {
                    // looked at together, below
                }
                case "items" -> {
                    for (int i = 0; value.isArray() && i < value.size(); i++) {
                        check(says, value.get(i), at + "/" + i, strict);
                    }
                }
                // one alone knows all properties only together with the others
                case "allOf" -> says.forEach(each -> check(each, value, at, false));
                case "oneOf" -> {
                    long fitting = says.valueStream()
                            .filter(each -> of(document, each, value, strict).isEmpty())
                            .count();
                    need(fitting == 1, at, "fits " + fitting + " of the schemas in oneOf");
                }
                default ->
                    need(
                            SAID_ELSEWHERE.contains(keyword.getKey()),
                            at,
                            "cannot be judged: unknown keyword " + keyword.getKey());
            }
        });
        if (value.isObject()) {
            object(schema, value, at, closed);
        }
    }

    private void object(JsonNode schema, JsonNode value, String at, boolean closed) {
        schema.path("required").forEach(name -> need(value.has(name.asText()), at + "/" + name.asText(), "is missing"));
        JsonNode known = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        value.properties().forEach(property -> {
            String place = at + "/" + property.getKey();
            if (known.has(property.getKey())) {
                check(known.path(property.getKey()), property.getValue(), place, strict);
            } else if (others.isObject()) {
                check(others, property.getValue(), place, strict);
            } else {
                boolean forbidden = others.isBoolean() ? !others.asBoolean() : closed && known.isObject();
                need(!forbidden, place, "is not described");
            }
        });
    }

    private void need(boolean so, String at, String otherwise) {
        if (!so) {
            wrong.add((at.isEmpty() ? "/" : at) + " " + otherwise);
        }
    }

    static List<String> types(JsonNode type) {
        return type.isArray()
                ? type.valueStream().map(JsonNode::asText).toList()
                : type.isMissingNode() ? List.of() : List.of(type.asText());
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        return values.valueStream().anyMatch(value::equals);
    }

    private static int length(JsonNode text) {
        return text.asText().codePointCount(0, text.asText().length());
    }

    private static boolean hasFormat(String format, String text) {
        try {
            return switch (format) {
                case "uuid" -> UUID.fromString(text).toString().equals(text);
                case "date" -> LocalDate.parse(text) != null;
                case "date-time" -> OffsetDateTime.parse(text) != null;
                case "uri-reference" -> java.net.URI.create(text) != null;
                default -> false;
            };
        } catch (DateTimeException | IllegalArgumentException notOne) {
            return false;
        }
    }
}

package io.railhead.cli;

import io.railhead.codec.MessageTelling;
import io.railhead.message.Definition;
import io.railhead.message.Told;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that a file of messages says, field by field, to be held against another. */
final class MessageFields {
    /** More than anybody compares by eye, and still little memory. */
    static final int MOST = 100_000;

    private static final Pattern AMOUNT = Pattern.compile("([A-Z]{3}) (\\d{1,24}(?:\\.\\d{1,17})?)");

    /** Values by message, its place among its like, and name; several where names are the same. */
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private final Map<String, String> labels = new HashMap<>();
    private final List<String> parts = new ArrayList<>();
    private final Map<String, Integer> ofMessage = new HashMap<>();
    private String part = "";
    private String label = "";
    private int count;

    /** Reads a file; what keeps it from being compared goes to the problems. */
    static MessageFields of(InputStream in, Consumer<MessageProblem> problems) {
        MessageFields fields = new MessageFields();
        try (MessageTelling telling = MessageTelling.byField(in)) {
            for (Told next = telling.next(); next != null; next = telling.next()) {
                if (next instanceof Told.Begins begins) {
                    fields.begin(begins.definition());
                } else if (next instanceof Told.Field field) {
                    fields.add(field);
                }
                if (fields.count > MOST) {
                    problems.accept(new MessageProblem(
                            "XML-SIZE",
                            0,
                            0,
                            "This file has more than " + MOST + " fields; so many are not compared."));
                    return fields;
                }
            }
            if (fields.parts.isEmpty()) {
                problems.accept(MessageProblem.nothing());
            }
        }
        return fields;
    }

    /** Parts are held against their like: a header that only one file has moves no other, and neither does a version. */
    private void begin(Definition definition) {
        parts.add(definition.name());
        int place = ofMessage.merge(definition.message(), 1, Integer::sum);
        part = definition.message() + " " + place;
        label = definition.name() + (place == 1 ? "" : " (number " + place + ")");
    }

    private void add(Told.Field field) {
        String name = field.section().isEmpty() ? field.label() : field.section() + ", " + field.label();
        String key = part + "  " + name;
        labels.putIfAbsent(key, label + "  " + name);
        values.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(field.value());
        count++;
    }

    /** How people are told which field a key of {@link #values} means. */
    String label(String key) {
        return labels.getOrDefault(key, key);
    }

    Map<String, List<String>> values() {
        return values;
    }

    List<String> parts() {
        return parts;
    }

    /** Whether two values say the same: amounts by number, times by instant, all others by letter. */
    static boolean same(List<String> one, List<String> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(String one, String other) {
        Matcher first = AMOUNT.matcher(one);
        Matcher second = AMOUNT.matcher(other);
        if (first.matches() && second.matches()) {
            return first.group(1).equals(second.group(1))
                    && new BigDecimal(first.group(2)).compareTo(new BigDecimal(second.group(2))) == 0;
        }
        return one.equals(other) || (one.contains("T") && sameInstant(one, other));
    }

    private static boolean sameInstant(String one, String other) {
        try {
            return OffsetDateTime.parse(one)
                    .toInstant()
                    .equals(OffsetDateTime.parse(other).toInstant());
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }
}

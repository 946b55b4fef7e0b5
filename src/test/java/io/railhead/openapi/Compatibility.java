package io.railhead.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.railhead.openapi.Document.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What of a change would break a program that was written against the description before. A caller sends what it was
 * told that we take, and counts on what it was told that we give: so a request must not ask for more, and an answer must
 * not hold less.
 */
final class Compatibility {
    private final Document before;
    private final Document after;
    private final List<String> breaking = new ArrayList<>();

    private Compatibility(Document before, Document after) {
        this.before = before;
        this.after = after;
    }

    /** Every breaking change, in words; empty when there is none. */
    static List<String> breaking(Document before, Document after) {
        Compatibility comparison = new Compatibility(before, after);
        Map<String, Operation> now =
                after.operations().stream().collect(Collectors.toMap(Operation::name, operation -> operation));
        for (Operation then : before.operations()) {
            Operation same = now.get(then.name());
            if (same == null) {
                comparison.say(then.name(), "is gone");
            } else {
                comparison.operation(then, same);
            }
        }
        return comparison.breaking;
    }

    private void operation(Operation then, Operation now) {
        String at = then.name();
        parameters(then, now);
        JsonNode body = before.resolve(then.node().path("requestBody"));
        JsonNode newBody = after.resolve(now.node().path("requestBody"));
        sayIf(!body.path("required").asBoolean() && newBody.path("required").asBoolean(), at, "needs a body now");
        content(body, newBody, at + " request", true);
        then.node().path("responses").properties().forEach(answer -> {
            String status = answer.getKey();
            JsonNode newAnswer = now.node().path("responses").path(status);
            if (newAnswer.isMissingNode()) {
                sayIf(status.startsWith("2"), at + " " + status, "is not answered any more");
            } else {
                content(before.resolve(answer.getValue()), after.resolve(newAnswer), at + " " + status, false);
            }
        });
        roles(then, now);
    }

    private void parameters(Operation then, Operation now) {
        Map<String, JsonNode> old = byName(before, then);
        Map<String, JsonNode> fresh = byName(after, now);
        old.forEach((name, parameter) -> {
            if (!fresh.containsKey(name)) {
                say(then.name(), "does not take " + name + " any more");
            }
        });
        fresh.forEach((name, parameter) -> {
            JsonNode was = old.get(name);
            boolean needed = parameter.path("required").asBoolean();
            sayIf(needed && (was == null || !was.path("required").asBoolean()), then.name(), "needs " + name + " now");
            if (was != null) {
                schema(was.path("schema"), parameter.path("schema"), then.name() + " " + name, true, new HashSet<>());
            }
        });
    }

    private static Map<String, JsonNode> byName(Document document, Operation operation) {
        Map<String, JsonNode> parameters = new TreeMap<>();
        document.parameters(operation)
                .forEach(parameter -> parameters.put(
                        parameter.path("in").asText() + " "
                                + parameter.path("name").asText(),
                        parameter));
        return parameters;
    }

    private void content(JsonNode then, JsonNode now, String at, boolean sent) {
        then.path("content").properties().forEach(media -> {
            JsonNode same = now.path("content").path(media.getKey());
            if (same.isMissingNode()) {
                say(at, "is no " + media.getKey() + " any more");
            } else {
                schema(media.getValue().path("schema"), same.path("schema"), at, sent, new HashSet<>());
            }
        });
    }

    private void roles(Operation then, Operation now) {
        Set<String> old = names(then.node().path("security"));
        Set<String> fresh = names(now.node().path("security"));
        sayIf(old.isEmpty() && !fresh.isEmpty(), then.name(), "needs a token now");
        if (!fresh.isEmpty()) {
            old.stream()
                    .filter(role -> !fresh.contains(role))
                    .forEach(role -> say(then.name(), "is closed to " + role));
        }
    }

    private static Set<String> names(JsonNode security) {
        Set<String> names = new TreeSet<>();
        security.findValues("bearer").forEach(roles -> roles.forEach(role -> names.add(role.asText())));
        return names;
    }

    private void schema(JsonNode thenReference, JsonNode nowReference, String at, boolean sent, Set<String> seen) {
        String pair = thenReference.path("$ref").asText() + " "
                + nowReference.path("$ref").asText();
        if (pair.length() > 1 && !seen.add(pair)) {
            return;
        }
        JsonNode then = before.resolve(thenReference);
        JsonNode now = after.resolve(nowReference);
        types(then.path("type"), now.path("type"), at, sent);
        values(then.path("enum"), now.path("enum"), at, sent);
        limits(then, now, at, sent);
        properties(then, now, at, sent, seen);
        if (then.has("items")) {
            schema(then.path("items"), now.path("items"), at + "[]", sent, seen);
        }
        if (then.path("additionalProperties").isObject()) {
            schema(then.path("additionalProperties"), now.path("additionalProperties"), at + "/*", sent, seen);
        }
        for (String several : List.of("allOf", "oneOf")) {
            JsonNode old = then.path(several);
            JsonNode fresh = now.path(several);
            sayIf(
                    old.size() > fresh.size() || (several.equals("allOf") && sent && fresh.size() > old.size()),
                    at,
                    "has other schemas in " + several);
            for (int i = 0; i < Math.min(old.size(), fresh.size()); i++) {
                schema(old.get(i), fresh.get(i), at, sent, seen);
            }
        }
    }

    private void types(JsonNode then, JsonNode now, String at, boolean sent) {
        Set<String> old = new TreeSet<>(SchemaCheck.types(then));
        Set<String> fresh = new TreeSet<>(SchemaCheck.types(now));
        if (sent) {
            sayIf(
                    !fresh.isEmpty() && (old.isEmpty() || !fresh.containsAll(old)),
                    at,
                    "takes " + fresh + ", not " + old);
        } else {
            sayIf(
                    !old.isEmpty() && (fresh.isEmpty() || !old.containsAll(fresh)),
                    at,
                    "gives " + fresh + ", not " + old);
        }
    }

    /** A value that is gone breaks both sides; a new one in an answer is announced to come. */
    private void values(JsonNode then, JsonNode now, String at, boolean sent) {
        Set<String> fresh = new TreeSet<>();
        now.forEach(value -> fresh.add(value.toString()));
        if (now.isMissingNode()) {
            return;
        }
        sayIf(then.isMissingNode() && sent, at, "takes only " + fresh + " now");
        then.forEach(value -> sayIf(!fresh.contains(value.toString()), at, "has no value " + value + " any more"));
    }

    private void limits(JsonNode then, JsonNode now, String at, boolean sent) {
        for (String keyword : List.of("pattern", "format")) {
            boolean changed = !then.path(keyword).equals(now.path(keyword));
            sayIf(changed && (sent ? now.has(keyword) : then.has(keyword)), at, "has another " + keyword);
        }
        for (String keyword : List.of("maximum", "maxLength")) {
            limit(then.path(keyword), now.path(keyword), at + " " + keyword, sent, -1);
        }
        for (String keyword : List.of("minimum", "minLength")) {
            limit(then.path(keyword), now.path(keyword), at + " " + keyword, sent, 1);
        }
        boolean closed = now.path("additionalProperties").isBoolean()
                && !now.path("additionalProperties").asBoolean();
        boolean wasClosed = then.path("additionalProperties").isBoolean()
                && !then.path("additionalProperties").asBoolean();
        sayIf(sent && closed && !wasClosed, at, "takes no other properties now");
    }

    /** @param stricter the sign of a change towards taking less */
    private void limit(JsonNode then, JsonNode now, String at, boolean sent, int stricter) {
        if (then.isMissingNode() && now.isMissingNode()) {
            return;
        }
        int change = then.isMissingNode()
                ? stricter
                : now.isMissingNode() ? -stricter : now.decimalValue().compareTo(then.decimalValue());
        sayIf(sent ? change == stricter : change == -stricter, at, "is another limit");
    }

    private void properties(JsonNode then, JsonNode now, String at, boolean sent, Set<String> seen) {
        Set<String> needed = new TreeSet<>();
        now.path("required").forEach(name -> needed.add(name.asText()));
        Set<String> given = new TreeSet<>();
        then.path("required").forEach(name -> given.add(name.asText()));
        then.path("properties").properties().forEach(property -> {
            String place = at + "/" + property.getKey();
            JsonNode same = now.path("properties").path(property.getKey());
            if (same.isMissingNode()) {
                say(place, "is gone");
            } else {
                schema(property.getValue(), same, place, sent, seen);
            }
        });
        if (sent) {
            needed.stream()
                    .filter(name -> !given.contains(name))
                    .forEach(name -> say(at + "/" + name, "is needed now"));
        } else {
            given.stream()
                    .filter(name ->
                            !needed.contains(name) && now.path("properties").has(name))
                    .forEach(name -> say(at + "/" + name, "may be missing now"));
        }
    }

    private void say(String at, String what) {
        breaking.add(at + " " + what);
    }

    private void sayIf(boolean so, String at, String what) {
        if (so) {
            say(at, what);
        }
    }
}

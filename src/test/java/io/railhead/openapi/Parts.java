package io.railhead.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.railhead.intake.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes one document of the parts in {@code src/main/openapi} and of what the code knows better. */
final class Parts {
    private static final Path FOLDER = Path.of("src/main/openapi");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** What a call can meet whatever it does, once it wants a token. */
    private static final List<Problem> SHARED = List.of(
            Problem.HEADER_REFUSED,
            Problem.TOKEN_MISSING,
            Problem.TOKEN_INVALID,
            Problem.ROLE_MISSING,
            Problem.PARTICIPANT_UNKNOWN,
            Problem.NOT_ACCEPTABLE,
            Problem.DEFECT,
            Problem.UNAVAILABLE);

    private final ObjectNode whole;

    private Parts(ObjectNode whole) {
        this.whole = whole;
    }

    static Document assembled() throws IOException {
        Parts parts = new Parts(YAML.createObjectNode());
        for (Path file : files()) {
            parts.add(parts.whole, YAML.readTree(Files.readString(file)), file.toString());
        }
        parts.fill();
        return new Document(parts.whole);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted(java.util.Comparator.comparing((Path file) -> !file.endsWith("common.yaml"))
                            .thenComparing(Path::toString))
                    .toList();
        }
    }

    private void add(ObjectNode to, JsonNode from, String where) {
        from.properties().forEach(entry -> {
            JsonNode there = to.get(entry.getKey());
            if (there == null) {
                to.set(entry.getKey(), entry.getValue());
            } else if (there instanceof ObjectNode inner && entry.getValue().isObject()) {
                add(inner, entry.getValue(), where);
            } else {
                throw new IllegalStateException(where + " says " + entry.getKey() + ", which another part says");
            }
        });
    }

    private void fill() {
        Document document = new Document(whole);
        Map<String, Call> calls =
                Call.all().stream().collect(Collectors.toMap(Call::name, call -> call, (one, _) -> one));
        for (Document.Operation operation : document.operations()) {
            ObjectNode node = (ObjectNode) operation.node();
            Call call = calls.get(operation.name());
            List<String> roles = call == null ? List.of() : call.roles();
            security(node, roles);
            problems(node, !roles.isEmpty());
        }
        examples((ObjectNode) whole.path("components").path("examples"));
        replace(whole, document);
    }

    /** A token with one of these roles; an empty list says that none is needed. */
    private static void security(ObjectNode operation, List<String> roles) {
        ArrayNode security = operation.putArray("security");
        roles.forEach(role -> security.addObject().putArray("bearer").add(role));
    }

    private void problems(ObjectNode operation, boolean secured) {
        Map<Integer, List<Problem>> byStatus = new TreeMap<>();
        List<Problem> all = new ArrayList<>();
        JsonNode own = operation.remove("x-problems");
        if (own != null) {
            own.forEach(code -> all.add(problem(code.asText())));
        }
        if (secured) {
            all.addAll(SHARED);
        }
        all.forEach(problem -> byStatus.computeIfAbsent(problem.status(), _ -> new ArrayList<>())
                .add(problem));
        ObjectNode responses = (ObjectNode) operation.path("responses");
        byStatus.forEach((status, problems) -> responses.set(
                Integer.toString(status),
                SHARED.containsAll(problems) ? shared(status, problems) : response(status, problems)));
    }

    /** A reference to the answer that most calls have under this status. */
    private ObjectNode shared(int status, List<Problem> problems) {
        String name = "Problem" + status;
        ((ObjectNode) whole.path("components")).withObjectProperty("responses").set(name, response(status, problems));
        return YAML.createObjectNode().put("$ref", "#/components/responses/" + name);
    }

    private static Problem problem(String code) {
        return Arrays.stream(Problem.values())
                .filter(problem -> problem.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no problem " + code));
    }

    private static ObjectNode response(int status, List<Problem> problems) {
        ObjectNode response = YAML.createObjectNode();
        response.put("description", problems.stream().map(Problem::code).collect(Collectors.joining(", ")));
        ObjectNode headers = YAML.createObjectNode();
        if (problems.getFirst().retryable()) {
            headers.putObject("Retry-After").put("$ref", "#/components/headers/RetryAfter");
        }
        if (status == 401) {
            headers.putObject("WWW-Authenticate").put("$ref", "#/components/headers/WwwAuthenticate");
        }
        if (!headers.isEmpty()) {
            response.set("headers", headers);
        }
        ObjectNode content = response.putObject("content").putObject("application/problem+json");
        ArrayNode allOf = content.putObject("schema").putArray("allOf");
        allOf.addObject().put("$ref", "#/components/schemas/Problem");
        ArrayNode codes =
                allOf.addObject().putObject("properties").putObject("code").putArray("enum");
        ObjectNode examples = content.putObject("examples");
        for (Problem problem : problems) {
            codes.add(problem.code());
            examples.putObject(problem.code()).put("$ref", "#/components/examples/problem-" + problem.code());
        }
        return response;
    }

    private static void examples(ObjectNode examples) {
        for (Problem problem : Problem.values()) {
            ObjectNode example = examples.putObject("problem-" + problem.code());
            example.put("summary", problem.sentence());
            ObjectNode value = example.putObject("value");
            value.put("type", "urn:railhead:problem:" + problem.code());
            value.put("title", problem.sentence());
            value.put("status", problem.status());
            value.put("detail", problem.sentence());
            value.put("code", problem.code());
            value.put("retryable", problem.retryable());
            value.put("instance", "urn:uuid:fcbb66a4-c0b2-4a13-af10-91c82de23b71");
            ArrayNode errors = value.putArray("errors");
            if (problem == Problem.REQUEST_INVALID) {
                errors.addObject()
                        .put("pointer", "/amount/value")
                        .put("isoPath", "Document/FIToFICstmrCdtTrf/CdtTrfTxInf/IntrBkSttlmAmt")
                        .put("code", "AMOUNT-DECIMALS")
                        .put("detail", "GBP has 2 decimals, this amount has 3.");
            }
        }
    }

    /** Puts values in the place of {@code x-values}, and literal examples in the place of references within examples. */
    private static void replace(JsonNode node, Document document) {
        if (node instanceof ObjectNode object) {
            JsonNode name = object.remove("x-values");
            if (name != null) {
                ArrayNode values = object.putArray("enum");
                Values.of(name.asText()).forEach(value -> values.add(TextNode.valueOf(value)));
            }
            if (object.has("value") && object.path("value").isContainerNode()) {
                object.set("value", literal(object.path("value"), document));
            }
        }
        node.forEach(child -> replace(child, document));
    }

    private static JsonNode literal(JsonNode value, Document document) {
        if (value.has("$ref")) {
            return literal(document.resolve(value), document);
        }
        if (value instanceof ObjectNode object) {
            ObjectNode copy = YAML.createObjectNode();
            object.properties().forEach(entry -> copy.set(entry.getKey(), literal(entry.getValue(), document)));
            return copy;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = YAML.createArrayNode();
            array.forEach(item -> copy.add(literal(item, document)));
            return copy;
        }
        return value;
    }
}

package io.railhead.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.railhead.intake.Problem;
import io.railhead.openapi.Document.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The description, the code and the promise are one. */
class OpenApiTest {
    /** Answered by libraries, not by resource classes. */
    private static final Set<String> NOT_OURS = Set.of("get /health", "get /health/live", "get /health/ready");

    /** Cannot come of a call that is described: its method is right. */
    private static final Set<Problem> OF_NO_CALL = Set.of(Problem.METHOD);

    private static Document document;

    @BeforeAll
    static void assemble() throws IOException {
        document = Parts.assembled();
    }

    @Test
    void theCommittedDocumentIsWhatPartsAndCodeSay() throws IOException {
        String fresh = document.yaml();
        if (Boolean.getBoolean("railhead.regenerate")) {
            if (Files.exists(Document.COMMITTED) && !"accepted".equals(System.getProperty("railhead.breaking"))) {
                assertEquals(
                        List.of(),
                        Compatibility.breaking(Document.committed(), document),
                        "this breaks callers; if it has to be, say so in the CHANGELOG and add -Drailhead.breaking=accepted");
            }
            Files.writeString(Document.COMMITTED, fresh);
        }
        assertEquals(
                fresh,
                Files.readString(Document.COMMITTED),
                Document.COMMITTED + " is not what the parts and the code say; run with -Drailhead.regenerate=true");
    }

    @Test
    void nothingThatWasPromisedIsTakenBack() throws IOException {
        // whoever writes it anew is asked there, and may have been told to
        assumeFalse(Boolean.getBoolean("railhead.regenerate"));
        assertEquals(List.of(), Compatibility.breaking(Document.committed(), document));
    }

    @Test
    void everyCallOfTheCodeIsDescribedAndNoOther() {
        Set<String> described = names(document.operations(), Operation::name);
        described.removeAll(NOT_OURS);
        assertEquals(names(Call.all(), Call::name), described);
    }

    @Test
    void everyParameterIsDescribedWithItsDefaultAndNoOther() {
        for (Call call : Call.all()) {
            Map<String, String> described = new TreeMap<>();
            for (JsonNode parameter : document.parameters(operation(call))) {
                assertTrue(
                        parameter.path("description").asText().strip().endsWith("."),
                        () -> call.name() + " does not explain " + parameter.path("name"));
                described.put(
                        parameter.path("in").asText() + " "
                                + parameter.path("name").asText(),
                        parameter.path("schema").path("default").asText());
            }
            assertEquals(call.parameters(), described, call.name());
        }
    }

    @Test
    void everyMediaTypeThatTheCodeDeclaresIsDescribed() {
        for (Call call : Call.all()) {
            JsonNode node = operation(call).node();
            assertEquals(call.takes(), keys(node.path("requestBody").path("content")), call.name());
            Set<String> given = new TreeSet<>();
            node.path("responses").properties().forEach(answer -> {
                if (answer.getKey().startsWith("2")) {
                    given.addAll(keys(document.resolve(answer.getValue()).path("content")));
                }
            });
            assertTrue(call.gives().isEmpty() || given.equals(new TreeSet<>(call.gives())), () -> call.name() + given);
        }
    }

    @Test
    void everyCallHasANameOfItsOwnASummaryAndAKnownTag() {
        Set<String> tags = new HashSet<>();
        document.root().path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        List<Operation> operations = document.operations();
        Set<String> ids =
                names(operations, one -> one.node().path("operationId").asText());
        assertEquals(operations.size(), ids.size(), ids::toString);
        for (Operation operation : operations) {
            assertFalse(operation.node().path("summary").asText().isBlank(), operation::name);
            assertTrue(tags.contains(operation.node().at("/tags/0").asText()), operation::name);
        }
    }

    @Test
    void everyProblemIsTheAnswerOfSomeCallUnderItsStatus() {
        Set<String> answered = new TreeSet<>();
        for (Operation operation : document.operations()) {
            operation
                    .node()
                    .path("responses")
                    .properties()
                    .forEach(answer -> document.resolve(answer.getValue())
                            .at("/content/application~1problem+json/schema/allOf/1/properties/code/enum")
                            .forEach(code -> answered.add(answer.getKey() + " " + code.asText())));
        }
        assertEquals(
                Arrays.stream(Problem.values())
                        .filter(problem -> !OF_NO_CALL.contains(problem))
                        .map(problem -> problem.status() + " " + problem.code())
                        .collect(Collectors.toCollection(TreeSet::new)),
                answered);
    }

    @Test
    void everyReferenceLeadsSomewhereAndNoWordOfOursIsLeft() {
        List<String> left = new ArrayList<>();
        look(document.root(), left);
        assertEquals(List.of(), left);
    }

    private static void look(JsonNode node, List<String> left) {
        if (node.has("$ref")) {
            document.resolve(node);
        }
        for (String word : List.of("x-values", "x-problems")) {
            if (node.has(word)) {
                left.add(word);
            }
        }
        node.forEach(child -> look(child, left));
    }

    /** The refused ones among the requests are wrong in what they say, not in their form, or are named by their code. */
    @Test
    void everyExampleIsAsItsSchemaSays() {
        int seen = 0;
        for (Operation operation : document.operations()) {
            seen += examples(operation.name(), operation.node().path("requestBody"), false);
            for (Map.Entry<String, JsonNode> answer :
                    operation.node().path("responses").properties()) {
                seen += examples(operation.name() + " " + answer.getKey(), document.resolve(answer.getValue()), true);
            }
        }
        assertTrue(seen > 100, "only " + seen + " examples were found");
    }

    private static int examples(String at, JsonNode holder, boolean strict) {
        int seen = 0;
        for (JsonNode media : holder.path("content")) {
            for (Map.Entry<String, JsonNode> example : media.path("examples").properties()) {
                JsonNode value = document.resolve(example.getValue()).path("value");
                assertEquals(
                        List.of(),
                        SchemaCheck.of(document, media.path("schema"), value, strict),
                        at + " example " + example.getKey());
                seen++;
            }
        }
        return seen;
    }

    /** Every JSON answer and every request shows what it looks like. */
    @Test
    void everyJsonAnswerAndRequestHasAnExample() {
        for (Operation operation : document.operations()) {
            Map<String, JsonNode> holders = new TreeMap<>();
            holders.put("request", operation.node().path("requestBody"));
            operation
                    .node()
                    .path("responses")
                    .properties()
                    .forEach(answer -> holders.put(answer.getKey(), document.resolve(answer.getValue())));
            holders.forEach((name, holder) -> holder.path("content")
                    .properties()
                    .forEach(media -> {
                        boolean json = media.getKey().endsWith("json")
                                && !operation.path().equals("/openapi");
                        assertTrue(
                                !json || !media.getValue().path("examples").isEmpty(),
                                () -> operation.name() + " " + name + " has no example");
                    }));
        }
    }

    private static Operation operation(Call call) {
        return document.operations().stream()
                .filter(operation -> operation.name().equals(call.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(call.name() + " is not described in src/main/openapi"));
    }

    private static <T> Set<String> names(List<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}

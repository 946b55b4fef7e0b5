package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.railhead.conversation.PaymentSpec.Bearer;
import io.railhead.openapi.Document;
import io.railhead.openapi.Document.Operation;
import io.railhead.openapi.SchemaCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the API's description says is what the packaged program does: each example is sent, each answer is compared. */
@ExtendWith(Demo.class)
class OpenApiIT {
    private static final byte[] NOTHING = {};
    private static final Map<String, String> SAMPLE_PREFIXES =
            Map.of("/v1/payments/", "payment", "/v1/messages/", "message", "/v1/files/", "file");

    private static Document document;
    private static Rest rest;

    /** What stands for a path's {@code {id}}, by the kind of thing. */
    private static final Map<String, String> SAMPLES = new HashMap<>();

    @BeforeAll
    static void makeSamples(RunningRailhead railhead) throws IOException, InterruptedException {
        document = Document.committed();
        rest = new Rest(railhead);
        Operation pay = operation("post /v1/payments");
        Answer paid = send(
                pay,
                "/v1/payments",
                Map.of("Idempotency-Key", key(), "Prefer", "wait=20", "Content-Type", "application/json"),
                request("waiting"));
        assertEquals(201, paid.status(), paid::toString);
        SAMPLES.put("payment", paid.json().path("id").asText());
        SAMPLES.put(
                "message",
                rest.get("/v1/payments/" + SAMPLES.get("payment") + "/messages")
                        .list()
                        .getFirst()
                        .path("id")
                        .asText());
        SAMPLES.put("file", dropped(railhead));
    }

    private static String dropped(RunningRailhead railhead) throws IOException, InterruptedException {
        Instant now = InstantSource.system().instant();
        String name = "described-" + now.toEpochMilli() + ".xml";
        String file = Files.readString(Path.of("docs/integrating/three-payments.xml"))
                .replace("@TODAY@", LocalDate.ofInstant(now, ZoneOffset.UTC).toString())
                .replace("@NOW@", "D" + now.toEpochMilli());
        Path aside = railhead.inbox().resolve(name + ".tmp");
        Files.writeString(aside, file);
        Files.move(aside, railhead.inbox().resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return until(
                        "/v1/files",
                        each -> each.path("name").asText().equals(name)
                                && each.path("state").asText().equals("completed"))
                .path("id")
                .asText();
    }

    private static JsonNode until(String list, Predicate<JsonNode> wanted) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            for (JsonNode each : rest.getAs("operator", list).list()) {
                if (wanted.test(each)) {
                    return each;
                }
            }
            Answer own = rest.get(list);
            for (JsonNode each : own.list()) {
                if (wanted.test(each)) {
                    return each;
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError(list + " never has what is waited for: " + rest.get(list));
    }

    @Test
    void whatIsServedIsTheCommittedDocumentToEverybody() throws IOException {
        byte[] committed = Files.readAllBytes(Document.COMMITTED);
        Answer yaml = rest.call("GET", "/openapi", new Bearer.None(), Map.of("Accept", "*/*"), null);
        assertArrayEquals(committed, yaml.body());
        assertTrue(yaml.headers().firstValue("Content-Type").orElse("").startsWith("application/yaml"));
        Answer json = rest.call("GET", "/openapi", new Bearer.None(), Map.of("Accept", "application/json"), null);
        assertEquals(new YAMLMapper().readTree(committed), new JsonMapper().readTree(json.body()));
    }

    @TestFactory
    Stream<DynamicTest> everyRequestExampleIsAnsweredAsItSays() {
        return document.operations().stream()
                .flatMap(operation -> operation
                        .node()
                        .at("/requestBody/content")
                        .propertyStream()
                        .flatMap(media -> media.getValue()
                                .path("examples")
                                .propertyStream()
                                .map(example -> DynamicTest.dynamicTest(
                                        operation.name() + " " + example.getKey(),
                                        () -> play(operation, media.getKey(), example.getValue())))));
    }

    private static void play(Operation operation, String type, JsonNode example) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Idempotency-Key", key());
        headers.put("Content-Type", type);
        example.path("x-headers")
                .propertyStream()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        String address = withNeeded(operation);
        Answer answer = send(operation, address, headers, bytes(example.path("value")));
        assertEquals(example.path("x-answer").asText(), Integer.toString(answer.status()), answer::toString);
        if (example.has("x-code")) {
            assertEquals(
                    example.path("x-code").asText(), answer.json().path("code").asText());
        }
        Answer again = send(operation, address, headers, bytes(example.path("value")));
        assertEquals(answer.status(), again.status(), again::toString);
        if (answer.well()) {
            assertEquals(answer.json().path("id"), again.json().path("id"));
            assertEquals(
                    "true", again.headers().firstValue("Idempotency-Replayed").orElse("missing"));
        }
        if (answer.well() && operation.path().equals("/v1/payments")) {
            assertArrayEquals(answer.body(), again.body());
        }
    }

    /** With the examples of the query parameters that are required. */
    private static String withNeeded(Operation operation) {
        StringBuilder address = new StringBuilder(operation.path());
        for (JsonNode parameter : document.parameters(operation)) {
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("required").asBoolean()) {
                address.append(address.indexOf("?") < 0 ? '?' : '&')
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(parameter.path("example").asText());
            }
        }
        return address.toString();
    }

    @TestFactory
    Stream<DynamicTest> everyCallThatReadsIsAnsweredAsDescribed() {
        return document.operations().stream()
                .filter(operation -> operation.method().equals("get"))
                .flatMap(operation -> types(operation)
                        .flatMap(type -> addresses(operation).stream()
                                .map(address -> DynamicTest.dynamicTest("get " + address + " as " + type, () -> {
                                    Answer answer = send(operation, address, Map.of("Accept", type), null);
                                    assertEquals(200, answer.status(), answer::toString);
                                    String given = answer.headers()
                                            .firstValue("Content-Type")
                                            .orElse("");
                                    assertTrue(given.startsWith(type), given);
                                }))));
    }

    private static Stream<String> types(Operation operation) {
        JsonNode well = operation.node().path("responses").path("200");
        return document.resolve(well).path("content").propertyStream().map(Map.Entry::getKey);
    }

    /** The path alone, and with the example of each query parameter by itself. */
    private static List<String> addresses(Operation operation) {
        List<String> addresses = new ArrayList<>();
        String path = filled(operation);
        addresses.add(path);
        for (JsonNode parameter : document.parameters(operation)) {
            if (parameter.path("in").asText().equals("query") && parameter.has("example")) {
                addresses.add(path + "?" + parameter.path("name").asText() + "="
                        + parameter.path("example").asText());
            }
        }
        return addresses;
    }

    private static String filled(Operation operation) {
        String path = operation.path().replace("{name}", "uk-fps");
        for (Map.Entry<String, String> sample : SAMPLE_PREFIXES.entrySet()) {
            if (path.startsWith(sample.getKey())) {
                path = path.replace("{id}", String.valueOf(SAMPLES.get(sample.getValue())));
            }
        }
        return path;
    }

    @TestFactory
    Stream<DynamicTest> everyCallThatNeedsATokenSaysSo() {
        return document.operations().stream()
                .filter(operation -> !operation.node().path("security").isEmpty())
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> {
                    refused(operation, filled(operation), new Bearer.None(), Map.of(), 401, "token-missing");
                    refused(operation, filled(operation), new Bearer.Forged(), Map.of(), 401, "token-invalid");
                    if (!operation.node().path("security").toString().contains("approver")) {
                        Bearer other = new Bearer.Of("demo", "approver");
                        refused(operation, filled(operation), other, Map.of(), 403, "role-missing");
                    }
                }));
    }

    @Test
    void everyWrongThatARequestCanHoldIsAnsweredAsDescribed() {
        Operation pay = operation("post /v1/payments");
        Bearer own = new Bearer.Own();
        Map<String, String> fine = Map.of("Idempotency-Key", key(), "Content-Type", "application/json");
        refused(pay, "/v1/payments", own, Map.of("Content-Type", "application/json"), 400, "idempotency-key-missing");
        refused(pay, "/v1/payments", own, with(fine, "Idempotency-Key", "a b"), 400, "idempotency-key-invalid");
        refused(pay, "/v1/payments", own, with(fine, "Prefer", "wait=31"), 400, "prefer-invalid");
        refused(pay, "/v1/payments", own, fine, 400, "json-malformed");
        refused(pay, "/v1/payments", own, with(fine, "Content-Type", "text/plain"), 415, "media-type");
        Answer large = call(pay, "/v1/payments", own, fine, new byte[65 * 1024]);
        assertEquals(
                "413 body-too-large",
                large.status() + " " + large.json().path("code").asText());
        Operation list = operation("get /v1/payments");
        refused(list, "/v1/payments?limit=0", own, Map.of(), 400, "query-invalid");
        refused(list, "/v1/payments?from=yesterday", own, Map.of(), 400, "query-invalid");
        refused(list, "/v1/payments", own, Map.of("CamelFileName", "x"), 400, "header-refused");
        Operation file = operation("post /v1/files");
        refused(file, "/v1/files?channel=nobodys", own, with(fine, "Content-Type", "text/csv"), 404, "channel-unknown");
        refused(list, "/v1/payments", own, Map.of("Accept", "image/png"), 406, "not-acceptable");
        for (String path : List.of("/v1/payments/{id}", "/v1/messages/{id}", "/v1/files/{id}")) {
            String nothing = path.replace("{id}", UUID.randomUUID().toString());
            refused(operation("get " + path), nothing, own, Map.of(), 404, "not-found");
        }
    }

    /** A payment waits while its link is stopped, and can be withdrawn; one that is final cannot. */
    @Test
    void stoppingStartingAndCancellingAreAnsweredAsDescribed() throws InterruptedException {
        Bearer operator = new Bearer.Of("demo", "operator");
        change("post /v1/links/{name}/stop", "/v1/links/sct-inst/stop", operator, 200);
        try {
            until(
                    "/v1/links",
                    link -> link.path("name").asText().equals("sct-inst")
                            && link.path("state").asText().equals("stopped"));
            Map<String, String> headers = Map.of("Idempotency-Key", key(), "Content-Type", "application/json");
            Answer waiting = send(operation("post /v1/payments"), "/v1/payments", headers, request("euro"));
            assertEquals("queued", waiting.json().path("state").asText(), waiting::toString);
            String cancel = "/v1/payments/" + waiting.json().path("id").asText() + "/cancellations";
            Answer gone = change("post /v1/payments/{id}/cancellations", cancel, new Bearer.Own(), 200);
            assertEquals("cancelled", gone.json().path("state").asText());
        } finally {
            change("post /v1/links/{name}/start", "/v1/links/sct-inst/start", operator, 200);
        }
        String late = "/v1/payments/" + SAMPLES.get("payment") + "/cancellations";
        Answer no = change("post /v1/payments/{id}/cancellations", late, new Bearer.Own(), 409);
        assertEquals("not-cancellable", no.json().path("code").asText());
        change("post /simulator/broker/pause", "/simulator/broker/pause", operator, 204);
        change("post /simulator/broker/resume", "/simulator/broker/resume", operator, 204);
        for (String name : List.of("uk-fps", "sct-inst", "fednow")) {
            until(
                    "/v1/links",
                    link -> link.path("name").asText().equals(name)
                            && link.path("state").asText().equals("up"));
        }
    }

    private static Answer change(String operation, String path, Bearer bearer, int status) {
        Answer answer = call(operation(operation), path, bearer, Map.of("Idempotency-Key", key()), NOTHING);
        assertEquals(status, answer.status(), answer::toString);
        return answer;
    }

    private static void refused(
            Operation operation, String path, Bearer bearer, Map<String, String> headers, int status, String code) {
        byte[] body = operation.method().equals("get") ? null : "{".getBytes(StandardCharsets.UTF_8);
        Answer answer = call(operation, path, bearer, headers, body);
        assertEquals(
                status + " " + code,
                answer.status() + " " + answer.json().path("code").asText(),
                () -> operation.name() + " " + answer);
    }

    private static Answer send(Operation operation, String path, Map<String, String> headers, byte @Nullable [] body) {
        return call(operation, path, new Bearer.Own(), headers, body);
    }

    /** Calls as the first role that may, unless told otherwise, and holds the answer against its description. */
    private static Answer call(
            Operation operation, String path, Bearer bearer, Map<String, String> headers, byte @Nullable [] body) {
        String first = operation.node().at("/security/0/bearer/0").asText("client");
        Answer answer = rest.call(
                operation.method().toUpperCase(Locale.ROOT),
                path,
                bearer instanceof Bearer.Own && !first.equals("client") ? new Bearer.Of("demo", first) : bearer,
                headers,
                body);
        assertEquals(List.of(), differences(operation, answer), () -> operation.name() + " " + path + ": " + answer);
        return answer;
    }

    private static List<String> differences(Operation operation, Answer answer) {
        JsonNode described = operation.node().path("responses").path(Integer.toString(answer.status()));
        if (described.isMissingNode()) {
            return List.of("status " + answer.status() + " is not described");
        }
        JsonNode response = document.resolve(described);
        List<String> wrong = new ArrayList<>();
        response.path("headers").properties().forEach(header -> {
            JsonNode says = document.resolve(header.getValue());
            String value = answer.headers().firstValue(header.getKey()).orElse(null);
            if (value == null && says.path("required").asBoolean()) {
                wrong.add(header.getKey() + " is missing");
            } else if (value != null) {
                wrong.addAll(SchemaCheck.of(document, says.path("schema"), TextNode.valueOf(value), true));
            }
        });
        if (response.has("content")) {
            String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
            JsonNode media = response.path("content").path(type);
            if (media.isMissingNode()) {
                wrong.add(type + " is not described");
            } else if (type.endsWith("json")) {
                wrong.addAll(SchemaCheck.of(document, media.path("schema"), answer.json(), true));
            }
        }
        return wrong;
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    private static byte[] request(String example) {
        return bytes(operation("post /v1/payments")
                .node()
                .at("/requestBody/content/application~1json/examples/" + example + "/value"));
    }

    /** A text is sent as it is, anything else as JSON. */
    private static byte[] bytes(JsonNode value) {
        return (value.isTextual() ? value.asText() : value.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static Operation operation(String name) {
        return document.operations().stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String key() {
        return "described-" + UUID.randomUUID();
    }
}

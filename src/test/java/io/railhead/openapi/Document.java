package io.railhead.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A whole description, and the ways through it. */
public final class Document {
    /** What the program serves, and what callers were promised. */
    public static final Path COMMITTED = Path.of("docs/reference/openapi.yaml");

    static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode root;

    Document(JsonNode root) {
        this.root = root;
    }

    /** The committed one. */
    public static Document committed() throws IOException {
        return parse(Files.readString(COMMITTED));
    }

    static Document parse(String yaml) throws IOException {
        return new Document(YAML.readTree(yaml));
    }

    /** From JSON text, for small samples in tests. */
    static Document ofJson(String json) throws IOException {
        return new Document(JSON.readTree(json));
    }

    String yaml() throws IOException {
        return YAML.writeValueAsString(root);
    }

    JsonNode root() {
        return root;
    }

    ObjectNode copy() {
        return root.deepCopy();
    }

    /** One path with one method. */
    public record Operation(String path, String method, JsonNode shared, JsonNode node) {
        public String name() {
            return method + " " + path;
        }
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(
                                new Operation(path.getKey(), method.getKey(), path.getValue(), method.getValue()));
                    }
                }));
        return operations;
    }

    /** The operation's parameters, those of its path included, with their references followed. */
    public List<JsonNode> parameters(Operation operation) {
        List<JsonNode> all = new ArrayList<>();
        operation.shared().path("parameters").forEach(parameter -> all.add(resolve(parameter)));
        operation.node().path("parameters").forEach(parameter -> all.add(resolve(parameter)));
        return all;
    }

    /** What a reference stands for; anything else as it is. */
    public JsonNode resolve(JsonNode node) {
        JsonNode found = node;
        for (int i = 0; found.has("$ref"); i++) {
            String reference = found.path("$ref").asText();
            if (i > 20 || !reference.startsWith("#/")) {
                throw new IllegalArgumentException("cannot follow " + reference);
            }
            found = root.at(reference.substring(1));
            if (found.isMissingNode()) {
                throw new IllegalArgumentException("nothing is at " + reference);
            }
        }
        return found;
    }
}

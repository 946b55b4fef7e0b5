package io.railhead.scheme;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** YAML as plain nodes that remember their line, so that every complaint can name it. */
final class YamlTree {
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private YamlTree() {}

    sealed interface Node {
        int line();
    }

    record Mapping(Map<String, Node> entries, Map<String, Integer> keyLines, int line) implements Node {}

    record Sequence(List<Node> items, int line) implements Node {}

    /** @param text as written, or null for YAML's null */
    record Scalar(@Nullable String text, int line) implements Node {}

    /**
     * Reads one document whose top is a mapping.
     *
     * @return null when it cannot be read; the problem is then in {@code problems}
     */
    static @Nullable Mapping read(SourceFile file, List<PackProblem> problems) {
        try (JsonParser parser = YAML.createParser(file.bytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                problems.add(new PackProblem(file.origin(), 1, "the file must begin with 'key: value'"));
                return null;
            }
            return mapping(parser);
        } catch (JsonProcessingException unreadable) {
            int line = unreadable.getLocation() == null
                    ? 0
                    : unreadable.getLocation().getLineNr();
            problems.add(new PackProblem(file.origin(), Math.max(0, line), unreadable.getOriginalMessage()));
            return null;
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory failed", impossible);
        }
    }

    private static Node node(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(parser);
        }
        int line = line(parser);
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser));
            }
            return new Sequence(items, line);
        }
        return new Scalar(token == JsonToken.VALUE_NULL ? null : parser.getText(), line);
    }

    private static Mapping mapping(JsonParser parser) throws IOException {
        int line = line(parser);
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, Integer> keyLines = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            keyLines.put(key, line(parser));
            parser.nextToken();
            entries.put(key, node(parser));
        }
        return new Mapping(entries, keyLines, line);
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}

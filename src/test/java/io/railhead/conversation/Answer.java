package io.railhead.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What came back over REST. */
record Answer(int status, HttpHeaders headers, byte[] body) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The body as JSON; a missing node when it is none. */
    JsonNode json() {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean well() {
        return status >= 200 && status < 300;
    }

    /** The objects of the list in it, under whatever name it goes; empty when there is none. */
    List<JsonNode> list() {
        JsonNode tree = json();
        if (!tree.isArray()) {
            for (JsonNode child : tree) {
                if (child.isArray()) {
                    tree = child;
                    break;
                }
            }
        }
        return tree.isArray() ? tree.valueStream().toList() : List.of();
    }

    /** For people: status and the beginning of the body. */
    @Override
    public String toString() {
        String text = text();
        return status + " " + (text.length() > 1500 ? text.substring(0, 1500) + "…" : text);
    }
}

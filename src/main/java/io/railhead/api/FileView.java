package io.railhead.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.store.FileQueries;
import io.railhead.store.StoredFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file as the API shows it. */
final class FileView {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FileView() {}

    static ObjectNode node(FileQueries.Summary summary) {
        StoredFile file = summary.file();
        ObjectNode node = JSON.createObjectNode();
        node.put("id", file.id().toString());
        node.put("name", file.name());
        node.put("channel", file.channel());
        node.put("format", file.format());
        node.put("state", file.state().word());
        node.put("count", file.count());
        node.put("sum", file.sum().toPlainString());
        node.put("taken", summary.taken());
        node.put("settled", summary.settled());
        node.put("rejected", summary.rejected());
        node.put("pending", summary.pending());
        node.put("refused", summary.refused());
        node.set("problem", problem(file.problem()));
        node.put("messageId", file.messageId());
        node.put("receivedAt", file.receivedAt().toString());
        Instant completed = file.completedAt();
        node.put("completedAt", completed == null ? null : completed.toString());
        return node;
    }

    private static JsonNode problem(@Nullable String stored) {
        try {
            return stored == null ? NullNode.getInstance() : JSON.readTree(stored);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored problem cannot be read", corrupt);
        }
    }
}

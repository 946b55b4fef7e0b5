package io.railhead.scheme;

import io.railhead.lifecycle.Meaning;
import io.railhead.message.MessageKind;
import io.railhead.message.StatusCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What status codes mean, by the message they answer and who says them.
 *
 * @param messageReject what it means that a message could not be treated at all
 */
public record Meanings(Map<Key, Meaning> table, Meaning messageReject) {
    public Meanings {
        table = Map.copyOf(table);
    }

    /** One cell's address. */
    public record Key(MessageKind answered, Speaker speaker, String status) {}

    @Nullable Meaning of(MessageKind answered, Speaker speaker, StatusCode status) {
        return table.get(new Key(answered, speaker, status.code()));
    }
}

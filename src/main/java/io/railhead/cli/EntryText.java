package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A list of like documents for people, one column a field in the order the gateway gives them: what it
 * says of a moment or a message may grow without a change here.
 */
final class EntryText {
    private EntryText() {}

    static List<List<String>> rows(JsonNode entries) {
        Set<String> fields = new LinkedHashSet<>();
        for (JsonNode entry : entries) {
            entry.properties().forEach(field -> {
                if (!cell(field.getValue()).isEmpty()) {
                    fields.add(field.getKey());
                }
            });
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode entry : entries) {
            List<String> row = new ArrayList<>(List.of(" "));
            fields.forEach(field -> row.add(cell(entry.path(field))));
            rows.add(row);
        }
        return rows;
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull() || (value.isContainerNode() && value.isEmpty())) {
            return "";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}

package io.railhead.app.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.railhead.scheme.Named;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds keys that a file's form does not have. The reader itself would complain first that the right one is
 * missing, which helps nobody who has misspelt it.
 */
final class RecordKeys {
    private final List<String> unknown = new ArrayList<>();

    private RecordKeys() {}

    /** @return a sentence for each unknown key; none when the file cannot be read at all */
    static List<String> unknown(Path yaml, Class<? extends Record> form) {
        RecordKeys keys = new RecordKeys();
        try {
            keys.look("", new YAMLMapper().readTree(yaml.toFile()), form);
        } catch (IOException unreadable) {
            // The reader tells why, better.
        }
        return keys.unknown;
    }

    private void look(String where, JsonNode node, Class<?> form) {
        Map<String, RecordComponent> known = new LinkedHashMap<>();
        for (RecordComponent component : form.getRecordComponents()) {
            known.put(component.getName(), component);
        }
        node.fieldNames().forEachRemaining(key -> {
            RecordComponent component = known.get(key);
            if (component == null) {
                unknown.add(where + "unknown key '" + key + "'; " + Named.suggestion(key, known.keySet()));
            } else {
                into(where + key, node.get(key), component);
            }
        });
    }

    private void into(String where, JsonNode value, RecordComponent component) {
        boolean ofRecords = component.getGenericType() instanceof ParameterizedType type
                && type.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord();
        if (ofRecords && value.isArray()) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            for (int i = 0; i < value.size(); i++) {
                look(where + "[" + i + "]: ", value.get(i), element);
            }
        }
    }
}

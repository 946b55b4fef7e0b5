package io.railhead.app.checks;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.railhead.scheme.Named;
import java.util.List;
import java.util.Objects;

/** Says in one sentence what a reader of YAML found wrong, for somebody who has the file open. */
final class YamlTrouble {
    private YamlTrouble() {}

    static String of(Throwable wrong) {
        if (wrong.getCause() instanceof UnrecognizedPropertyException unknown) {
            List<String> known =
                    unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
            return place(unknown) + "unknown key '" + unknown.getPropertyName() + "'; "
                    + Named.suggestion(unknown.getPropertyName(), known);
        }
        if (wrong.getCause() instanceof JsonProcessingException malformed) {
            // What follows names settings of the library.
            return place(malformed) + malformed.getOriginalMessage().replaceFirst("; `[\\s\\S]*", "");
        }
        return String.valueOf(wrong.getMessage());
    }

    private static String place(JsonProcessingException wrong) {
        JsonLocation at = wrong.getLocation();
        return at == null || Objects.equals(at, JsonLocation.NA)
                ? ""
                : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }
}

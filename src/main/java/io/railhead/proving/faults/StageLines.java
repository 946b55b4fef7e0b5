package io.railhead.proving.faults;

import io.railhead.proving.proxy.Line;
import io.railhead.proving.proxy.Weather;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The lines of the stage, one between each two that talk. */
final class StageLines {
    private final Map<Between, Line> lines = new EnumMap<>(Between.class);

    void lay(Between pair, int target) throws IOException {
        lines.put(pair, Line.to(target));
    }

    Line between(Between pair) {
        return Optional.ofNullable(lines.get(pair)).orElseThrow();
    }

    /** Clears every line. */
    void clear() {
        lines.values().forEach(line -> line.weather(Weather.CLEAR));
    }

    void close() {
        for (Line line : lines.values()) {
            try {
                line.close();
            } catch (IOException closed) {
                // Nobody uses it any more.
            }
        }
    }
}

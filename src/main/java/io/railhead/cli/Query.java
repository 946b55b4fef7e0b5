package io.railhead.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Puts together the path and query of a call, percent-encoded, leaving out what nobody asked for. */
final class Query {
    private final String path;
    private final StringJoiner pairs = new StringJoiner("&", "?", "").setEmptyValue("");

    Query(String path) {
        this.path = path;
    }

    /** One segment of a path, whatever characters somebody typed. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Query with(String name, @Nullable Object value) {
        if (value != null) {
            pairs.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
        return this;
    }

    @Override
    public String toString() {
        return path + pairs;
    }
}

package io.railhead.simulator;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes element text the way canonical XML has it. */
final class Xml {
    private Xml() {}

    static String escape(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            String with = switch (text.charAt(i)) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '\r' -> "&#xD;";
                default -> null;
            };
            if (with != null && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                escaped.append(with == null ? String.valueOf(text.charAt(i)) : with);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    /** An element with text, or nothing at all without one. */
    static String element(String name, @Nullable String text) {
        return text == null ? "" : "<" + name + ">" + escape(text) + "</" + name + ">";
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}

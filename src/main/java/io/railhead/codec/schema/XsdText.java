package io.railhead.codec.schema;

/** Collects the text of a schema: one tag a line, indented by its depth. Used by one thread. */
final class XsdText {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    void line(String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }

    /** Opens a tag; attributes are given as name, value, name, value, and one with an empty value is left out. */
    void open(String tag, String... attributes) {
        line("<" + tag(tag, attributes) + ">");
        depth++;
    }

    void close(String tag) {
        depth--;
        line("</xs:" + tag + ">");
    }

    void empty(String tag, String... attributes) {
        line("<" + tag(tag, attributes) + "/>");
    }

    private static String tag(String tag, String... attributes) {
        StringBuilder made = new StringBuilder("xs:").append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                made.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(escaped(attributes[i + 1]))
                        .append('"');
            }
        }
        return made.toString();
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

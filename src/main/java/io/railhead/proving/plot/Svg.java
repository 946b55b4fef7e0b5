package io.railhead.proving.plot;

import java.util.List;
import java.util.Locale;

/** Writes a figure as SVG 1.1 (the style sheet inside follows the reader's light or dark ground). Thread-safe. */
public final class Svg {
    static final int WIDTH = 900;
    static final int PANEL_HEIGHT = 320;
    private static final int HEAD = 64;

    /** Blue, orange and green that colour-blind readers tell apart, in a darker and in a lighter shade. */
    private static final String STYLE = """
            text{font:13px system-ui,sans-serif;fill:#24292f}.title{font-size:16px;font-weight:600}
            .ground{fill:#ffffff}.axis{stroke:#57606a;fill:none}.grid{stroke:#d0d7de;fill:none}
            .tick,.label{fill:#57606a}.series{fill:none;stroke-width:1.8;stroke-linejoin:round}.dot{stroke:none}
            .s0{stroke:#0550ae}.s1{stroke:#bc4c00}.s2{stroke:#116329}
            .d0{fill:#0550ae}.d1{fill:#bc4c00}.d2{fill:#116329}
            @media(prefers-color-scheme:dark){text{fill:#e6edf3}.ground{fill:#0d1117}.axis{stroke:#8b949e}
            .grid{stroke:#30363d}.tick,.label{fill:#9ea7b3}.s0{stroke:#79c0ff}.s1{stroke:#ffa657}.s2{stroke:#7ee787}
            .d0{fill:#79c0ff}.d1{fill:#ffa657}.d2{fill:#7ee787}}
            """;

    private Svg() {}

    /**
     * The whole document.
     *
     * @param title the first line
     * @param subtitle the second, such as date and command
     * @param panels from top to bottom
     */
    public static String write(String title, String subtitle, List<Panel> panels) {
        int height = HEAD + panels.size() * PANEL_HEIGHT;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " role=\"img\">%n",
                WIDTH,
                height,
                WIDTH,
                height));
        svg.append("<title>").append(escaped(title)).append("</title>\n");
        svg.append("<style>").append(STYLE).append("</style>\n");
        svg.append("<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");
        text(svg, "title", 16, 26, "start", title);
        text(svg, "label", 16, 48, "start", subtitle);
        for (int i = 0; i < panels.size(); i++) {
            svg.append("<g class=\"panel\" transform=\"translate(0,")
                    .append(HEAD + i * PANEL_HEIGHT)
                    .append(")\">\n");
            new PanelDrawing(svg, panels.get(i)).draw();
            svg.append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    static void text(StringBuilder svg, String style, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                style,
                x,
                y,
                anchor,
                escaped(text)));
    }

    /** Text for content and between quotes; what XML 1.0 cannot hold at all becomes the character that says so. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}

package io.railhead.proving.plot;

import java.util.Locale;

/** One panel on its way into a document. Used once, by one thread. */
final class PanelDrawing {
    private static final double LEFT = 84;
    private static final double RIGHT = Svg.WIDTH - 24;
    private static final double TOP = 44;
    private static final double BOTTOM = Svg.PANEL_HEIGHT - 58;

    private final StringBuilder svg;
    private final Panel panel;
    private final Scale across;
    private final Scale up;

    PanelDrawing(StringBuilder svg, Panel panel) {
        this.svg = svg;
        this.panel = panel;
        this.across = Scale.of(panel.x().kind(), panel.series(), Series.Point::x);
        this.up = Scale.of(panel.y().kind(), panel.series(), Series.Point::y);
    }

    void draw() {
        Svg.text(svg, "name", LEFT, TOP - 22, "start", panel.title());
        for (double tick : up.ticks()) {
            double y = y(tick);
            line("grid", LEFT, y, RIGHT, y);
            Svg.text(svg, "tick", LEFT - 8, y + 4, "end", Scale.text(tick));
        }
        for (double tick : across.ticks()) {
            double x = x(tick);
            line("axis", x, BOTTOM, x, BOTTOM + 5);
            Svg.text(svg, "tick", x, BOTTOM + 20, "middle", Scale.text(tick));
        }
        line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        line("axis", LEFT, TOP, LEFT, BOTTOM);
        Svg.text(
                svg,
                "label",
                (LEFT + RIGHT) / 2,
                BOTTOM + 42,
                "middle",
                panel.x().label());
        Svg.text(svg, "label", LEFT, TOP - 6, "start", panel.y().label());
        for (int i = 0; i < panel.series().size(); i++) {
            series(i, panel.series().get(i));
            legend(i, panel.series().get(i).name());
        }
    }

    /** The line, and each of its points as a dot: a point between two gaps would be no line at all. */
    private void series(int number, Series series) {
        StringBuilder path = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        boolean broken = true;
        for (Series.Point point : series.points()) {
            double x = x(point.x());
            double y = y(point.y());
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                broken = true;
                continue;
            }
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", broken ? "M" : "L", x, y));
            dots.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"dot d%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.2\"><title>%s: %s, %s</title></circle>%n",
                    number,
                    x,
                    y,
                    Svg.escaped(series.name()),
                    Scale.text(tenth(point.x())),
                    Scale.text(tenth(point.y()))));
            broken = false;
        }
        svg.append("<g data-series=\"").append(Svg.escaped(series.name())).append("\">\n");
        if (!path.isEmpty()) {
            svg.append("<path class=\"series s")
                    .append(number)
                    .append("\" d=\"")
                    .append(path)
                    .append("\"/>\n");
        }
        svg.append(dots).append("</g>\n");
    }

    /** From right to left in the line of the title. */
    private void legend(int number, String name) {
        double x = RIGHT - 150 * (panel.series().size() - number);
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"series s%d\" d=\"M%.1f %.1fL%.1f %.1f\"/>%n",
                number,
                x,
                TOP - 26,
                x + 22,
                TOP - 26));
        Svg.text(svg, "legend", x + 28, TOP - 22, "start", name);
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        svg.append(
                String.format(Locale.ROOT, "<path class=\"%s\" d=\"M%.1f %.1fL%.1f %.1f\"/>%n", style, x1, y1, x2, y2));
    }

    /** More digits than that were never measured. */
    private static double tenth(double value) {
        return Math.rint(value * 10) / 10;
    }

    private double x(double value) {
        return LEFT + across.at(value) * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - up.at(value) * (BOTTOM - TOP);
    }
}

package io.railhead.proving.plot;

import java.util.List;

/**
 * One line of a panel.
 *
 * @param name for the legend
 * @param points from left to right; one whose y is no number is a gap in the line
 */
public record Series(String name, List<Point> points) {
    public Series {
        points = List.copyOf(points);
    }

    /** A place in the units of the axes. */
    public record Point(double x, double y) {}
}

package io.railhead.proving.plot;

import java.util.List;

/**
 * Some lines over the same axes.
 *
 * @param title what it shows
 * @param series at most {@value #MOST_SERIES}; there are no more colours that both grounds can bear
 */
public record Panel(String title, Axis x, Axis y, List<Series> series) {
    static final int MOST_SERIES = 3;

    public Panel {
        series = List.copyOf(series);
        if (series.size() > MOST_SERIES) {
            throw new IllegalArgumentException("a panel shows at most " + MOST_SERIES + " series");
        }
    }
}

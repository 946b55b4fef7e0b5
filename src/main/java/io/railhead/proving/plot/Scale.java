package io.railhead.proving.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where the values of an axis lie, as a share of its length, and which of them are marked.
 *
 * @param least at the beginning
 * @param most at the end, above {@code least}
 * @param ticks marked values, ascending
 */
record Scale(Axis.Kind kind, double least, double most, List<Double> ticks) {
    private static final int ABOUT_TICKS = 6;
    private static final double[] STEPS = {1, 2, 5, 10};
    /** With fewer decades than this, twos and fives are marked too. */
    private static final int FEW_DECADES = 3;

    Scale {
        ticks = List.copyOf(ticks);
    }

    /** One on which all values of these series have their place, with round ends. */
    static Scale of(Axis.Kind kind, List<Series> series, ToDoubleFunction<Series.Point> value) {
        List<Double> values = series.stream()
                .flatMap(each -> each.points().stream())
                .map(value::applyAsDouble)
                .filter(each -> Double.isFinite(each) && (kind == Axis.Kind.LINEAR || each > 0))
                .toList();
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        return switch (kind) {
            case LINEAR -> linear(most > 0 ? most : 1);
            case LOGARITHMIC -> logarithmic(least, most);
        };
    }

    private static Scale linear(double most) {
        double rough = most / ABOUT_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if (power * STEPS[i] >= rough) {
                step = power * STEPS[i];
            }
        }
        List<Double> ticks = new ArrayList<>();
        int count = (int) Math.ceil(most / step - 1e-9);
        for (int i = 0; i <= count; i++) {
            ticks.add(i * step);
        }
        return new Scale(Axis.Kind.LINEAR, 0, count * step, ticks);
    }

    private static Scale logarithmic(double least, double most) {
        int from = (int) Math.floor(Math.log10(least));
        int until = Math.max(from + 1, (int) Math.ceil(Math.log10(most)));
        List<Double> ticks = new ArrayList<>();
        for (int decade = from; decade < until; decade++) {
            ticks.add(Math.pow(10, decade));
            if (until - from < FEW_DECADES) {
                ticks.add(2 * Math.pow(10, decade));
                ticks.add(5 * Math.pow(10, decade));
            }
        }
        ticks.add(Math.pow(10, until));
        return new Scale(Axis.Kind.LOGARITHMIC, Math.pow(10, from), Math.pow(10, until), ticks);
    }

    /** The share of the axis at which a value lies; no number for one that has no place. */
    double at(double value) {
        return switch (kind) {
            case LINEAR -> (value - least) / (most - least);
            case LOGARITHMIC -> value > 0 ? Math.log(value / least) / Math.log(most / least) : Double.NaN;
        };
    }

    /** A marked value as people write it. */
    static String text(double tick) {
        return new BigDecimal(tick)
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}

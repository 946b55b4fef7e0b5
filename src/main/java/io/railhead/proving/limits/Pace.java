package io.railhead.proving.limits;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Repeats a step for a while and tells how often a second it went; what it does before that is not counted. */
final class Pace {
    private static final int WARM_SHARE = 5;

    private Pace() {}

    /** Something that can be repeated. */
    interface Step<X extends Exception> {
        /** @return how many units this step was worth */
        int once() throws X;
    }

    /** A fifth of the length goes before. */
    static <X extends Exception> double perSecond(Duration length, Step<X> step) throws X {
        return perSecond(length.dividedBy(WARM_SHARE), length, step);
    }

    /** @param warm repeats it for so long first */
    static <X extends Exception> double perSecond(Duration warm, Duration length, Step<X> step) throws X {
        run(warm, step);
        long began = System.nanoTime();
        long units = run(length, step);
        return units * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - began);
    }

    private static <X extends Exception> long run(Duration length, Step<X> step) throws X {
        long began = System.nanoTime();
        long units = 0;
        while (System.nanoTime() - began < length.toNanos()) {
            units += step.once();
        }
        return units;
    }
}

package io.railhead.proving.limits;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Repeats a step for a while and tells how often a second it went; up to a fifth as much before is not counted. */
final class Pace {
    private static final int WARM_SHARE = 5;

    private Pace() {}

    /** Something that can be repeated. */
    interface Step<X extends Exception> {
        /** @return how many units this step was worth */
        int once() throws X;
    }

    static <X extends Exception> double perSecond(Duration length, Step<X> step) throws X {
        return perSecond(length, Long.MAX_VALUE, step);
    }

    /** @param most ends it after so many units, if they are done sooner */
    static <X extends Exception> double perSecond(Duration length, long most, Step<X> step) throws X {
        run(length.dividedBy(WARM_SHARE), most / WARM_SHARE, step);
        long began = System.nanoTime();
        long units = run(length, most, step);
        return units * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - began);
    }

    private static <X extends Exception> long run(Duration length, long most, Step<X> step) throws X {
        long began = System.nanoTime();
        long units = 0;
        while (units < most && System.nanoTime() - began < length.toNanos()) {
            units += step.once();
        }
        return units;
    }
}

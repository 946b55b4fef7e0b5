package io.railhead.proving.proxy;

import java.time.Duration;

/**
 * What a line does to its connections, those that are open and those to come.
 *
 * @param there from whoever connects
 * @param back to whoever connected
 */
public record Weather(Course there, Course back) {
    public static final Weather CLEAR = both(new Course.Clear());

    public static Weather both(Course course) {
        return new Weather(course, course);
    }

    public static Weather cut() {
        return both(new Course.Cut());
    }

    public static Weather cutThere() {
        return new Weather(new Course.Cut(), new Course.Clear());
    }

    public static Weather cutBack() {
        return new Weather(new Course.Clear(), new Course.Cut());
    }

    public static Weather slow(Duration by) {
        return both(new Course.Delayed(by));
    }

    public static Weather halfOpen() {
        return halfOpenFrom(1);
    }

    /** Each connection becomes half-open with this piece of what either side says, counted from 1. */
    public static Weather halfOpenFrom(int piece) {
        return both(new Course.Swallowed(piece));
    }
}

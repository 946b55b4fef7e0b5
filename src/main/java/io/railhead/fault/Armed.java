package io.railhead.fault;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which point is armed, and how many passings are left until it strikes. Thread-safe. */
public final class Armed {
    /** The system property: a point's name, and the passing that strikes behind an {@code @} when it is not the first. */
    public static final String PROPERTY = "railhead.fault-point";

    /** The exit status of a process that was killed, as a shell tells it. */
    public static final int HALTED = 137;

    private static final Pattern FORM = Pattern.compile("([A-Z_]+)(?:@([1-9]\\d{0,6}))?");

    private final @Nullable FaultPoint point;
    private final @Nullable String problem;
    private final AtomicInteger left;

    private Armed(@Nullable FaultPoint point, int passings, @Nullable String problem) {
        this.point = point;
        this.problem = problem;
        this.left = new AtomicInteger(passings);
    }

    static Armed byProperty() {
        return parse(System.getProperty(PROPERTY, ""));
    }

    /** Reads {@code NAME} or {@code NAME@N}; what is neither arms nothing and has a problem. */
    static Armed parse(String text) {
        if (text.isBlank()) {
            return new Armed(null, 0, null);
        }
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            String passings = form.group(2);
            for (FaultPoint point : FaultPoint.values()) {
                if (point.name().equals(form.group(1))) {
                    return new Armed(point, passings == null ? 1 : Integer.parseInt(passings), null);
                }
            }
        }
        return new Armed(
                null,
                0,
                PROPERTY + " is NAME or NAME@N, the passing counted from 1; the names are "
                        + Arrays.toString(FaultPoint.values()));
    }

    @Nullable String problem() {
        return problem;
    }

    @Nullable FaultPoint point() {
        return point;
    }

    /** Counts one passing; true for the one that strikes, and for no other. */
    boolean strikes() {
        return left.decrementAndGet() == 0;
    }
}

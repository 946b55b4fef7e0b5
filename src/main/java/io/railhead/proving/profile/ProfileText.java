package io.railhead.proving.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A profile as text: whose work it was, and a flame graph that lies on its side, each line a call inside the one above. */
public final class ProfileText {
    /** What is less than this share of the whole is left out. */
    private static final double LEAST = 0.01;

    /** A call that does nearly all of it through one other is told on the line of that one. */
    private static final double PASSED_ON = 0.95;

    private static final double NANOS_A_MILLI = 1e6;

    private final double all;
    private final double times;
    private final StringBuilder text = new StringBuilder();

    private ProfileText(double all, double times) {
        this.all = all;
        this.times = times;
    }

    /**
     * @param headline what was recorded
     * @param times how often the thing was done whose cost is wanted
     * @param unit what that thing is called, in the singular
     */
    public static String of(Profile profile, String headline, long times, String unit) {
        Call tree = Call.treeOf(profile.stacks());
        ProfileText written = new ProfileText(Math.max(1, tree.nanos()), Math.max(1, times));
        written.head(profile, headline, times, unit);
        written.line("\nWhose work it was: that of the innermost call that is not the JDK's\n");
        written.libraries(profile.stacks());
        written.line("\nCalls from the outside in, each with what it calls; what is below 1 % is left out\n");
        written.call(tree, 0);
        return written.text.toString();
    }

    private void head(Profile profile, String headline, long count, String unit) {
        line(headline);
        line(String.format(
                Locale.ROOT,
                "%,d samples, %.1f s of processor time of Java's own threads; %,d %ss meanwhile; %,d samples lost",
                profile.stacks().size(),
                profile.processorTime().toMillis() / 1e3,
                count,
                unit,
                profile.lost()));
        line("columns: share of that time, milliseconds a " + unit);
    }

    private void libraries(List<Stack> stacks) {
        Map<String, Long> sums = new TreeMap<>();
        stacks.forEach(stack -> sums.merge(stack.library(), stack.nanos(), Long::sum));
        sums.entrySet().stream()
                .filter(each -> each.getValue() >= LEAST * all)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(each -> line(each.getValue(), 0, each.getKey()));
    }

    private void call(Call outer, int depth) {
        List<String> passed = new ArrayList<>();
        Call call = outer;
        List<Call> inner = call.innerFrom((long) (LEAST * all));
        while (inner.size() == 1 && inner.getFirst().nanos() >= PASSED_ON * call.nanos() && depth > 0) {
            if (call == outer || (call.isOurs() && !call.label().contains("lambda"))) {
                passed.add(call.label());
            }
            call = inner.getFirst();
            inner = call.innerFrom((long) (LEAST * all));
        }
        passed.add(call.label());
        line(outer.nanos(), depth, String.join(" > ", passed));
        inner.forEach(each -> call(each, depth + 1));
    }

    private void line(long nanos, int depth, String what) {
        line(String.format(
                Locale.ROOT,
                "%5.1f %% %7.4f  %s%s",
                100 * nanos / all,
                nanos / NANOS_A_MILLI / times,
                "  ".repeat(depth),
                what));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

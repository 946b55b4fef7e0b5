package io.railhead.proving.simulation;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** {@code railhead simulate}: plays seeds, and shrinks the first that fails. See {@code docs/assurance/simulation.md}. */
public final class Simulate {
    private static final int VIOLATED = 1;
    private static final int WRONG_USE = 2;

    private final SimulateOptions options;
    private final LongSupplier nanoTime;
    private final PrintStream out;
    private final PrintStream err;

    private Simulate(SimulateOptions options, LongSupplier nanoTime, PrintStream out, PrintStream err) {
        this.options = options;
        this.nanoTime = nanoTime;
        this.out = out;
        this.err = err;
    }

    /**
     * Plays what is asked for.
     *
     * @param arguments those behind the verb
     * @param out for the result alone
     * @param err for progress and wrong use
     * @return the exit status: 0 when nothing was violated, 1 when something was, 2 for wrong use
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (List.of(arguments).contains("--help")) {
            out.println(SimulateOptions.USAGE);
            return 0;
        }
        try {
            return new Simulate(SimulateOptions.parse(arguments), System::nanoTime, out, err).play();
        } catch (SimulateOptions.WrongUse wrong) {
            err.println(wrong.getMessage() + "\n" + SimulateOptions.USAGE);
            return WRONG_USE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return VIOLATED;
        }
    }

    private int play() throws InterruptedException {
        long began = nanoTime.getAsLong();
        Finding finding = null;
        SimulationReport report;
        if (options.keep().isEmpty() && !options.story()) {
            Campaign campaign = new Campaign(
                    options.first(),
                    options.seeds(),
                    options.payments(),
                    options.plant(),
                    played -> err.printf("%d seeds ...%n", played));
            campaign.run(options.threads());
            Map<Long, Violation> failed = campaign.violations();
            double seconds = (nanoTime.getAsLong() - began) / 1e9;
            for (Map.Entry<Long, Violation> first : failed.entrySet()) {
                finding = shrunk(first.getKey(), first.getValue());
                break;
            }
            report = new SimulationReport(options, campaign.played(), seconds, campaign.seen(), finding);
        } else {
            report = replayed(began);
        }
        out.print(options.json() ? report.json() + "\n" : report.text());
        return report.finding() == null ? 0 : VIOLATED;
    }

    /** A failing schedule with what it violates. */
    record Finding(long seed, Violation violation, Schedule whole, Schedule shrunk) {}

    private Finding shrunk(long seed, Violation violation) {
        err.printf("Seed %d: %s%nShrinking it ...%n", seed, violation);
        Schedule whole = Chance.schedule(seed, options.payments());
        Schedule small = Shrinker.shrink(whole, schedule -> breaks(schedule, violation.invariant()) != null);
        Violation left = breaks(small, violation.invariant());
        return new Finding(seed, left == null ? violation : left, whole, small);
    }

    private @Nullable Violation breaks(Schedule schedule, String invariant) {
        Violation violation = Simulation.run(schedule, options.plant()).violation();
        return violation != null && violation.invariant().equals(invariant) ? violation : null;
    }

    private SimulationReport replayed(long began) {
        Campaign.quiet();
        Schedule all = Chance.schedule(options.first(), options.payments());
        Schedule schedule = options.keep().isEmpty() ? all : all.only(options.keep());
        Simulation.Outcome outcome =
                Simulation.run(schedule, options.plant(), options.story() && !options.json() ? out::println : null);
        Violation violation = outcome.violation();
        Finding finding = violation == null ? null : new Finding(options.first(), violation, all, schedule);
        double seconds = (nanoTime.getAsLong() - began) / 1e9;
        return new SimulationReport(options, 1, seconds, SimulationReport.counted(outcome.seen()), finding);
    }
}

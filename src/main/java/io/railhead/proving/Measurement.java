package io.railhead.proving;

import io.railhead.proving.BenchOptions.Load;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One measurement on a running site: gives the load, waits for the last end, compares the books. */
final class Measurement {
    static final String LINK = "uk-fps";
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Duration WINDOW = Duration.ofSeconds(10);
    /** What was reached at saturation leaves nothing for a moment's hesitation; the search begins a little below. */
    private static final double FIRST_GUESS = 0.85;

    private final Site site;
    private final BenchOptions options;
    private final InstantSource clock;
    private final PrintStream progress;
    private final Profiling profiling;

    Measurement(Site site, BenchOptions options, Profiling profiling, InstantSource clock, PrintStream progress) {
        this.site = site;
        this.options = options;
        this.clock = clock;
        this.progress = progress;
        this.profiling = profiling;
    }

    /** From its first request on, all payments of which count at the end. */
    private record Run(Instant began, SchemeBooks before, LoadGenerator generator) {}

    Result run() throws IOException, InterruptedException {
        return switch (options.load()) {
            case Load.Highest() -> highest();
            case Load.Open(int rate) -> {
                Run run = begin();
                warmUp(run);
                arriveBefore(run, rate);
                yield arriving(run, rate, List.of());
            }
            case Load.Closed(int clients) -> saturated(clients);
            case Load.ByFile(int payments) -> {
                warmUp(begin());
                yield new FileMeasurement(site, profiling, clock, this::say).run(payments);
            }
        };
    }

    private Run begin() throws IOException {
        Instant now = clock.instant();
        return new Run(
                now,
                BothBooks.scheme(site.books(LINK)),
                new LoadGenerator(site.bases(), site.token(), new Instructions(name(now))));
    }

    private Result highest() throws IOException, InterruptedException {
        Run run = begin();
        double most = warmUp(run);
        RateSearch.Found found = RateSearch.search((int) (most * FIRST_GUESS), rate -> isKept(run, rate));
        if (found.rate() == 0) {
            throw new IOException("no rate of arrivals was settled as it arrived, of " + found.trials());
        }
        Thread.sleep(SETTLING);
        return options.curve() ? curve(run, found) : arriving(run, found.rate(), found.trials());
    }

    /** A cold gateway would begin the measured part with a queue that it never has when warm. */
    private double warmUp(Run run) throws InterruptedException {
        say("Warming up for %d s with %d clients ...".formatted(options.warmUp().toSeconds(), options.warmUpClients()));
        long until = System.nanoTime() + options.warmUp().toNanos();
        long half = until - options.warmUp().toNanos() / 2;
        run.generator().saturate(options.warmUpClients(), until);
        double most = Samples.settledBetween(run.generator().samples(), half, until) / ((until - half) / 1e9);
        say("  %.0f settled a second in its second half".formatted(most));
        Thread.sleep(SETTLING);
        return most;
    }

    /**
     * Clients that wait send as much as is answered, and no program is asked for more than it does by those. One that is
     * asked for the first time has to compile what it never did, just then.
     */
    private void arriveBefore(Run run, int rate) throws InterruptedException {
        Duration some = options.warmUp().dividedBy(4);
        say("  and %d s with %d arrivals a second ...".formatted(some.toSeconds(), rate));
        long from = System.nanoTime();
        run.generator().arrive(rate, from, from + some.toNanos());
        Thread.sleep(SETTLING);
    }

    private boolean isKept(Run run, int rate) throws IOException, InterruptedException {
        if (!site.isAlive()) {
            throw new IOException("the gateway or the simulator has ended");
        }
        long from = System.nanoTime();
        long until = from + WINDOW.toNanos();
        run.generator().arrive(rate, from, until);
        Keeping keeping = Keeping.of(run.generator().samples(), from, until);
        say("  %d a second: %s (%d open at the end, %d not settled)"
                .formatted(
                        rate,
                        keeping.keeps(rate) ? "settled as they arrive" : "too many",
                        keeping.open(),
                        keeping.spoiled()));
        return keeping.keeps(rate);
    }

    /** The highest rate comes last and is also the result. */
    private Result curve(Run run, RateSearch.Found found) throws IOException, InterruptedException {
        List<Curve.Point> points = new ArrayList<>();
        MeasuredPart part = null;
        for (Curve.Share share : Curve.shares(found.rate())) {
            part = arrivals(run, share.rate());
            points.add(Curve.Point.of(share, part, List.copyOf(run.generator().samples())));
            Thread.sleep(SETTLING);
        }
        if (part == null) {
            throw new IllegalStateException("there is no curve without a rate");
        }
        Result.Arrivals arrivals =
                new Result.Arrivals(found.rate(), points.getLast().kept(), found.trials());
        return result("REST, %d a second".formatted(found.rate()), run, part, arrivals, points);
    }

    private Result arriving(Run run, int rate, List<RateSearch.Trial> trials) throws IOException, InterruptedException {
        MeasuredPart part = arrivals(run, rate);
        boolean kept =
                Keeping.of(run.generator().samples(), part.from(), part.until()).keeps(rate);
        return result(
                "REST, %d a second".formatted(rate), run, part, new Result.Arrivals(rate, kept, trials), List.of());
    }

    private MeasuredPart arrivals(Run run, int rate) throws IOException, InterruptedException {
        profiling.begin();
        long from = System.nanoTime();
        return measured(
                from,
                "%d arrivals a second".formatted(rate),
                until -> run.generator().arrive(rate, from, until));
    }

    private Result saturated(int clients) throws IOException, InterruptedException {
        Run run = begin();
        say("Warming up for %d s with %d clients ...".formatted(options.warmUp().toSeconds(), clients));
        profiling.begin();
        long from = System.nanoTime() + options.warmUp().toNanos();
        MeasuredPart part =
                measured(from, "saturation", until -> run.generator().saturate(clients, until));
        return result("REST, %d clients".formatted(clients), run, part, null, List.of());
    }

    private MeasuredPart measured(long from, String what, MeasuredPart.Give give)
            throws IOException, InterruptedException {
        String began =
                "Measuring %s for %d s ...".formatted(what, options.length().toSeconds());
        MeasuredPart part = MeasuredPart.take(site, from, options.length(), () -> say(began), give);
        profiling.end(part.first(), part.last());
        return part;
    }

    private Result result(
            String load, Run run, MeasuredPart part, Result.@Nullable Arrivals arrivals, List<Curve.Point> curve)
            throws IOException, InterruptedException {
        List<Sample> samples = List.copyOf(run.generator().samples());
        say("Comparing the books ...");
        Set<String> accepted = Samples.accepted(samples, run.generator().instructions());
        BothBooks books = BothBooks.settled(site.books(LINK), run.began(), run.before(), accepted);
        CpuReading first = part.first();
        CpuReading last = part.last();
        return new Result(
                load,
                (last.at() - first.at()) / 1e9,
                arrivals,
                Samples.settledBetween(samples, first.at(), last.at()),
                books.perSecondSince(run.began()),
                Result.Latency.of(Samples.latencies(samples, part.from(), part.until())),
                Result.Cpu.between(first, last),
                part.memory(),
                Timeline.of(samples, part.from(), part.until()),
                curve,
                run.generator().asked(),
                Samples.fates(samples),
                books.gateway().settled().size(),
                books.lost(),
                books.doubled(),
                books.sumsEqual());
    }

    private void say(String line) {
        progress.println(line);
    }

    /** Short, and another one at another moment. */
    static String name(Instant began) {
        return Long.toString(began.toEpochMilli(), 36);
    }
}

package io.railhead.proving;

import io.railhead.app.embedded.Refusal;
import io.railhead.app.embedded.Trees;
import io.railhead.proving.limits.MachineLimits;
import io.railhead.proving.profile.Profile;
import io.railhead.proving.profile.ProfileText;
import io.railhead.signing.Arithmetic;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code railhead bench}: how many payments go through, measured honestly. Everything is real and durable, each part in
 * a process of its own; settled payments count instead of accepted ones; the machine's own limits stand beside them;
 * and both sides' books are compared at the end. See {@code docs/performance.md}.
 */
public final class Bench {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final Duration EACH_LIMIT = Duration.ofMillis(1500);

    private final BenchOptions options;
    private final InstantSource clock;
    private final PrintStream err;

    private Bench(BenchOptions options, InstantSource clock, PrintStream err) {
        this.options = options;
        this.clock = clock;
        this.err = err;
    }

    /**
     * Runs one measurement, for minutes.
     *
     * @param arguments those behind the verb
     * @param out for the result alone
     * @param err for progress and trouble
     * @return the exit status: 0 when everything was settled once, 1 when not or when it could not run, 2 for wrong use
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (List.of(arguments).contains("--help")) {
            out.println(BenchOptions.USAGE);
            return 0;
        }
        try {
            BenchOptions options = BenchOptions.parse(arguments);
            Report report = new Bench(options, InstantSource.system(), err).inFolder();
            out.print(
                    options.json()
                            ? ReportText.json(report, options.threads()) + "\n"
                            : ReportText.table(report, options.threads()));
            writeFiles(options, report, String.join(" ", arguments));
            return report.result().sound() ? 0 : FAILED;
        } catch (BenchOptions.WrongUse wrong) {
            err.println(wrong.getMessage() + "\n" + BenchOptions.USAGE);
            return WRONG_USE;
        } catch (IOException | Refusal failed) {
            err.println("The measurement failed: " + failed.getMessage());
            return FAILED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    /** After the result was told: a disk that is full must not cost it. */
    private static void writeFiles(BenchOptions options, Report report, String words) throws IOException {
        Result result = report.result();
        String command = "railhead bench " + words;
        Path plot = options.plot();
        if (plot != null) {
            Files.writeString(plot, BenchPlot.svg(result, InstantSource.system().instant(), command));
        }
        Path file = options.profile();
        Profile profile = report.profile();
        if (file != null && profile != null) {
            Files.writeString(
                    file, ProfileText.of(profile, "The gateway: " + command, result.settledMeanwhile(), "payment"));
        }
    }

    /** A folder of our own goes again when all went well; otherwise it is what there is to look at. */
    private Report inFolder() throws IOException, InterruptedException {
        Path given = options.data();
        if (given != null) {
            return measure(given);
        }
        Path own = options.home()
                .resolve("target/bench/run-" + Long.toString(clock.instant().toEpochMilli(), 36));
        Files.createDirectories(own);
        boolean good = false;
        try {
            Report report = measure(own.resolve("data"));
            good = report.result().sound();
            return report;
        } finally {
            if (good) {
                Trees.delete(own);
            } else {
                err.println("What there is to look at was left in " + own);
            }
        }
    }

    private Report measure(Path data) throws IOException, InterruptedException {
        MachineLimits limits = options.limits() ? limits(data) : null;
        err.println("Starting gateway, database and simulated schemes on " + data + " ...");
        try (Site site = Site.start(options, data)) {
            Thread ending = Thread.ofPlatform().unstarted(site::close);
            Runtime.getRuntime().addShutdownHook(ending);
            err.println("Ready, the gateway is process " + site.gatewayPid() + ".");
            if (options.history() > 0) {
                Past.give(site, data, options.history(), clock, err);
            }
            Profiling profiling = new Profiling(options.profile() != null, site, clock);
            Result result = new Measurement(site, options, profiling, clock, err).run();
            Runtime.getRuntime().removeShutdownHook(ending);
            return new Report(
                    result, options.history(), site.toReady().toMillis(), limits, site.provider(), profiling.last());
        }
    }

    private @Nullable MachineLimits limits(Path data) throws IOException, InterruptedException {
        Path beside = data.resolveSibling(data.getFileName() + "-limits");
        return MachineLimits.measure(
                beside, EACH_LIMIT, arithmetic(), clock, what -> err.println("Measuring the limits: " + what + " ..."));
    }

    /** As the gateway's JVM is told; it gets the same options. */
    private static Arithmetic arithmetic() {
        return Arithmetic.valueOf(
                System.getProperty("railhead.signing.arithmetic", "auto").toUpperCase(Locale.ROOT));
    }
}

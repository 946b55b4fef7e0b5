package io.railhead.proving.faults;

import io.railhead.app.embedded.Refusal;
import io.railhead.app.embedded.Trees;
import io.railhead.proving.Programs;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/**
 * {@code railhead faults}: a campaign of faults that a seed replays. See {@code docs/assurance/faults.md}.
 */
public final class Faults {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    /** Small, because five JVMs share a machine; without a rehearsal, because they start often. */
    private static final String GATEWAY_OPTIONS = "-Xmx512m -Drailhead.warm-up=0s ";

    private Faults() {}

    /**
     * Runs one campaign, for minutes.
     *
     * @param arguments those behind the verb
     * @param out for the result alone
     * @param err for progress and trouble
     * @return the exit status: 0 when nothing was lost, doubled or violated, 1 when something was or it could not run, 2
     *     for wrong use
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (List.of(arguments).contains("--help")) {
            out.println(FaultsOptions.USAGE);
            return 0;
        }
        InstantSource clock = InstantSource.system();
        try {
            FaultsOptions options = FaultsOptions.parse(arguments, clock.millis());
            Schedule schedule = Schedule.of(options.seed(), options.kills(), options.atLeast(), clock.instant());
            if (options.plan()) {
                out.print(schedule.text());
                return 0;
            }
            err.println(options.text());
            err.print(schedule.text());
            Outcome outcome = inFolder(options, schedule, clock, err);
            out.print(options.json() ? outcome.json() + "\n" : outcome.text());
            return outcome.sound() ? 0 : FAILED;
        } catch (FaultsOptions.WrongUse wrong) {
            err.println(wrong.getMessage() + "\n" + FaultsOptions.USAGE);
            return WRONG_USE;
        } catch (IOException | SQLException | Refusal failed) {
            err.println("The campaign failed: " + failed.getMessage());
            return FAILED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    /** The folder goes again when all went well; otherwise it is what there is to look at. */
    private static Outcome inFolder(FaultsOptions options, Schedule schedule, InstantSource clock, PrintStream err)
            throws IOException, SQLException, InterruptedException {
        Path folder = options.home()
                .resolve("target/faults/run-" + Long.toString(clock.instant().toEpochMilli(), 36));
        Files.createDirectories(folder);
        Programs programs = new Programs(
                options.home(),
                options.program(),
                GATEWAY_OPTIONS + System.getenv().getOrDefault("RAILHEAD_JAVA_OPTS", ""));
        boolean good = false;
        err.println("Starting two gateways and what they stand on below " + folder + " ...");
        try (Stage stage = Stage.start(programs, folder, List.of(Node.values()))) {
            Outcome outcome = new Campaign(stage, schedule, options, clock, err).run();
            good = outcome.sound();
            return outcome;
        } finally {
            if (good) {
                Trees.delete(folder);
            } else {
                err.println("What there is to look at was left in " + folder);
            }
        }
    }
}

package io.railhead.proving;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/**
 * How many payments go through, measured honestly: everything real and durable, each part in a process of its own,
 * settled payments counted instead of accepted ones, and both sides' books compared at the end. See
 * {@code docs/performance.md}.
 */
public final class Throughput {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Throughput() {}

    /** Exit status 0 when everything was settled once, 1 when not or when it could not run, 2 for wrong use. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        if (List.of(arguments).contains("--help")) {
            out.println(ThroughputOptions.USAGE);
            return;
        }
        System.exit(run(arguments, out, err));
    }

    private static int run(String[] arguments, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            ThroughputOptions options = ThroughputOptions.parse(arguments);
            Result result = measure(options, err);
            out.print(options.json() ? ResultText.json(result) + "\n" : ResultText.table(result));
            return result.sound() ? 0 : FAILED;
        } catch (ThroughputOptions.WrongUse wrong) {
            err.println(wrong.getMessage() + "\n" + ThroughputOptions.USAGE);
            return WRONG_USE;
        } catch (IOException failed) {
            err.println("The measurement failed: " + failed.getMessage());
            return FAILED;
        }
    }

    private static Result measure(ThroughputOptions options, PrintStream err) throws IOException, InterruptedException {
        err.println("Starting gateway, database and simulator on " + options.data() + " ...");
        try (Site site = Site.start(options)) {
            Thread ending = Thread.ofPlatform().unstarted(site::close);
            Runtime.getRuntime().addShutdownHook(ending);
            err.println("Ready, gateway is process " + site.gatewayPid() + ". Measuring ...");
            Result result = new Measurement(site, options, InstantSource.system()).run();
            Runtime.getRuntime().removeShutdownHook(ending);
            return result;
        }
    }
}

package io.railhead.proving;

import io.railhead.proving.profile.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What a measurement is asked to do.
 *
 * @param home the project, with the built program in {@code target/}
 * @param program folder of the built program
 * @param data data directory to use, which may hold payments of earlier runs; null for a fresh one that goes again
 * @param port of the gateway; 0 for a free one
 * @param load how the work is given
 * @param warmUp before the steady part
 * @param warmUpClients who give the load of the warm-up, unless it is given by those who are measured
 * @param length of the steady part
 * @param nodes gateways on the one database and broker; the load goes to all alike
 * @param history settled payments that the database is to have before the load; 0 for none
 * @param curve whether lower rates than the highest are measured too
 * @param plot where to draw what was measured; null for nowhere
 * @param profile where to write what the gateway's threads spent their time with; null for nowhere
 * @param gatewayOptions further options of the gateway's JVM
 * @param limits whether to measure the machine's own limits first
 * @param threads whether to show where the gateway's threads spent their time
 * @param json one JSON document instead of a table
 */
record BenchOptions(
        Path home,
        Path program,
        @Nullable Path data,
        int port,
        Load load,
        Duration warmUp,
        int warmUpClients,
        Duration length,
        int nodes,
        int history,
        boolean curve,
        @Nullable Path plot,
        @Nullable Path profile,
        String gatewayOptions,
        boolean limits,
        boolean threads,
        boolean json) {
    static final String USAGE = """
            Usage: railhead bench [--rate R | --clients N | --file N] [--seconds S] [--warm-up S]
                                  [--warm-up-clients N] [--data DIR] [--nodes N] [--history N] [--curve]
                                  [--plot FILE.svg] [--profile FILE.txt] [--port N] [--no-limits] [--threads]
                                  [--json]
            Starts gateway, database and simulated schemes on this machine, each in a process of its own, gives them
            payments, and reports those that were settled, beside the limits that the machine had in the same run.
            Without --rate, --clients or --file it first finds the highest rate of arrivals that is settled as it
            arrives, then measures that.
              --rate R      R payments a second arrive, whatever the gateway does
              --clients N   saturation: N clients, each sends its next payment when the last one is final
              --file N      one pain.001 of N payments, dropped into the inbox
              --seconds S   length of the measured part (30)
              --warm-up S   seconds of load before it (30)
              --warm-up-clients N  by so many clients (50), where --clients does not say; many make large batches
              --nodes N     so many gateways on one database and broker, up to 4 (1)
              --history N   first fills the database up to N settled payments of the last 90 days, some kB each
              --curve       measures 10, 25, 50, 75, 90 and 100 % of the highest rate, each for --seconds
              --plot FILE   also draws rate and latency over time, and the curve, as SVG
              --profile FILE  also writes where the gateway's time went, call by call, as text
              --data DIR    data directory, kept (a fresh one below target/bench, removed after a good run)
              --port N      port of the gateway (a free one)
              --program DIR folder of the built program (target/quarkus-app)
              --no-limits   leaves the limits of the machine out
              --threads     also shows processor time by thread of the gateway
              --json        one JSON document on standard output
            Exit status: 0 when nothing was lost, nothing doubled and both ledgers agree; 1 otherwise; 2 for wrong use.
            Example: railhead bench --rate 200 --seconds 60 --json""";

    private static final int DEFAULT_SECONDS = 30;
    private static final int DEFAULT_WARM_UP_CLIENTS = 50;
    private static final int MOST_NODES = 4;
    private static final int MOST_PORT = 65_535;

    /** How the work is given. */
    sealed interface Load {
        /** Arrivals at the highest constant rate that is settled as it arrives; it has to be found first. */
        record Highest() implements Load {}

        /** Arrivals at a constant rate a second; latency counts from the planned arrival. */
        record Open(int rate) implements Load {}

        /** Each client waits for its payment's end before it sends the next: the most that goes through. */
        record Closed(int clients) implements Load {}

        /** One file of so many payments. */
        record ByFile(int payments) implements Load {}
    }

    /** The command line does not say what to do; the text says why. */
    static final class WrongUse extends Exception {
        private static final long serialVersionUID = 1L;

        WrongUse(String why) {
            super(why);
        }
    }

    static BenchOptions parse(String[] arguments) throws WrongUse {
        Path home = Path.of(System.getProperty("railhead.home", "")).toAbsolutePath();
        Path program = home.resolve("target/quarkus-app");
        Path data = null;
        int port = 0;
        Load load = null;
        int warmUp = DEFAULT_SECONDS;
        int warmUpClients = DEFAULT_WARM_UP_CLIENTS;
        int seconds = DEFAULT_SECONDS;
        int nodes = 1;
        int history = 0;
        boolean curve = false;
        Path plot = null;
        Path profile = null;
        boolean limits = true;
        boolean threads = false;
        boolean json = false;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--clients" -> load = only(load, new Load.Closed(number(option, rest)));
                case "--rate" -> load = only(load, new Load.Open(number(option, rest)));
                case "--file" -> load = only(load, new Load.ByFile(number(option, rest)));
                case "--warm-up" -> warmUp = number(option, rest);
                case "--warm-up-clients" -> warmUpClients = number(option, rest);
                case "--seconds" -> seconds = number(option, rest);
                case "--nodes" -> nodes = atMost(MOST_NODES, option, rest);
                case "--history" -> history = number(option, rest);
                case "--curve" -> curve = true;
                case "--plot" -> plot = file(option, rest);
                case "--profile" -> profile = profile(option, rest);
                case "--data" ->
                    data = Path.of(value(option, rest)).toAbsolutePath().normalize();
                case "--program" -> program = Path.of(value(option, rest)).toAbsolutePath();
                case "--port" -> port = atMost(MOST_PORT, option, rest);
                case "--no-limits" -> limits = false;
                case "--threads" -> threads = true;
                case "--json" -> json = true;
                default -> throw new WrongUse("there is no option " + option);
            }
        }
        if (curve && load != null) {
            throw new WrongUse("--curve finds its rates itself: it excludes --rate, --clients and --file");
        }
        return new BenchOptions(
                home,
                program,
                data,
                port,
                load == null ? new Load.Highest() : load,
                Duration.ofSeconds(warmUp),
                warmUpClients,
                Duration.ofSeconds(seconds),
                nodes,
                history,
                curve,
                plot,
                profile,
                System.getenv().getOrDefault("RAILHEAD_JAVA_OPTS", ""),
                limits,
                threads,
                json);
    }

    private static Load only(@Nullable Load before, Load now) throws WrongUse {
        if (before != null) {
            throw new WrongUse("--rate, --clients and --file exclude each other");
        }
        return now;
    }

    private static String value(String option, Iterator<String> rest) throws WrongUse {
        if (!rest.hasNext()) {
            throw new WrongUse(option + " needs a value");
        }
        return rest.next();
    }

    /** Looked at now: nobody wants to hear after minutes of measuring that there is no such folder. */
    private static Path file(String option, Iterator<String> rest) throws WrongUse {
        Path file = Path.of(value(option, rest)).toAbsolutePath().normalize();
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new WrongUse(option + " takes a file in a folder that exists, not " + file);
        }
        return file;
    }

    private static Path profile(String option, Iterator<String> rest) throws WrongUse {
        if (!Recording.isPossible()) {
            throw new WrongUse(option + " needs a whole JDK: this Java has no jcmd");
        }
        return file(option, rest);
    }

    private static int atMost(int most, String option, Iterator<String> rest) throws WrongUse {
        int number = number(option, rest);
        if (number > most) {
            throw new WrongUse(option + " takes a number from 1 to " + most);
        }
        return number;
    }

    private static int number(String option, Iterator<String> rest) throws WrongUse {
        String text = value(option, rest);
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // told below
        }
        throw new WrongUse(option + " takes a whole number above zero, not " + text);
    }
}

package io.railhead.proving;

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
 * @param data data directory to use; it may hold payments of earlier runs
 * @param port of the gateway
 * @param load how the work is given
 * @param warmUp counted in the whole, but not in the steady part
 * @param length of the steady part
 * @param gatewayOptions further options of the gateway's JVM
 * @param threads whether to show where the gateway's threads spent their time
 * @param json one JSON document instead of a table
 */
record ThroughputOptions(
        Path home,
        Path program,
        Path data,
        int port,
        Load load,
        Duration warmUp,
        Duration length,
        String gatewayOptions,
        boolean threads,
        boolean json) {
    static final String USAGE = """
            Usage: io.railhead.proving.Throughput [--clients N | --rate R | --file N] [--warm-up SECONDS]
                   [--seconds SECONDS] [--data DIR] [--port N] [--program DIR] [--threads] [--json]
              --clients N   saturation: N clients, each sends its next payment when the last one is final (200)
              --rate R      open load: R payments a second arrive, whatever the gateway does
              --file N      one pain.001 of N payments, dropped into the inbox
              --warm-up S   seconds before the steady part (20); with --rate and --file given by 50 clients over REST
              --seconds S   length of the steady part (30)
              --data DIR    data directory (target/throughput/data); use another for another disk
              --program DIR the built program (target/quarkus-app)
              --threads     also shows CPU by thread of the gateway""";

    private static final int DEFAULT_PORT = 8180;
    private static final int DEFAULT_CLIENTS = 200;

    /** How the work is given. */
    sealed interface Load {
        /** Each client waits for its payment's end before it sends the next: finds the most that goes through. */
        record Closed(int clients) implements Load {}

        /** Arrivals at a constant rate a second; latency counts from the planned arrival. */
        record Open(int rate) implements Load {}

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

    static ThroughputOptions parse(String[] arguments) throws WrongUse {
        Path home = Path.of(System.getProperty("railhead.home", "")).toAbsolutePath();
        Path program = home.resolve("target/quarkus-app");
        Path data = home.resolve("target/throughput/data");
        int port = DEFAULT_PORT;
        Load load = null;
        int warmUp = 20;
        int seconds = 30;
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
                case "--seconds" -> seconds = number(option, rest);
                case "--data" -> data = Path.of(value(option, rest)).toAbsolutePath();
                case "--program" -> program = Path.of(value(option, rest)).toAbsolutePath();
                case "--port" -> port = number(option, rest);
                case "--threads" -> threads = true;
                case "--json" -> json = true;
                default -> throw new WrongUse("there is no option " + option);
            }
        }
        return new ThroughputOptions(
                home,
                program,
                data,
                port,
                load == null ? new Load.Closed(DEFAULT_CLIENTS) : load,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                System.getenv().getOrDefault("RAILHEAD_JAVA_OPTS", ""),
                threads,
                json);
    }

    private static Load only(@Nullable Load before, Load now) throws WrongUse {
        if (before != null) {
            throw new WrongUse("--clients, --rate and --file exclude each other");
        }
        return now;
    }

    private static String value(String option, Iterator<String> rest) throws WrongUse {
        if (!rest.hasNext()) {
            throw new WrongUse(option + " needs a value");
        }
        return rest.next();
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

package io.railhead.proving.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;

/**
 * What the command line of {@code faults} says.
 *
 * @param seed of schedule and load
 * @param kills how many processes are to be killed
 * @param atLeast how long the faults are to last together; zero: each that kills nothing once
 * @param rate calls a second
 * @param plan whether only the schedule is wanted
 */
record FaultsOptions(
        Path home, Path program, long seed, int kills, Duration atLeast, int rate, boolean plan, boolean json) {
    static final String USAGE = """
            Usage: railhead faults [--seed N] [--kills K] [--seconds S] [--rate R] [--plan] [--json]
            Starts two gateways, a broker, a database and the simulated schemes, each in a process of its own and each
            pair over a line that can be made bad; gives them payments; kills, cuts and confuses them by a schedule; and
            holds the books of both sides against each other after every fault.
              --seed N      the schedule is made from it (a new one, printed)
              --kills K     processes that are killed (10)
              --seconds S   faults for so long; without it every fault that kills nothing happens once
              --rate R      calls a second, a fifth of them repeats and a twentieth wrong (70)
              --program DIR folder of the built program (target/quarkus-app)
              --plan        prints the schedule and does nothing
              --json        one JSON document on standard output
            Exit status: 0 when nothing was lost, nothing doubled and no invariant violated; 1 otherwise; 2 for wrong use.
            Example: railhead faults --seed 7 --kills 20""";

    private static final int DEFAULT_KILLS = 10;
    private static final int DEFAULT_RATE = 70;

    /** The command line does not say what to do; the text says why. */
    static final class WrongUse extends Exception {
        private static final long serialVersionUID = 1L;

        WrongUse(String why) {
            super(why);
        }
    }

    /** @param freshSeed for a command line that names none */
    static FaultsOptions parse(String[] arguments, long freshSeed) throws WrongUse {
        Path home = Path.of(System.getProperty("railhead.home", "")).toAbsolutePath();
        Path program = home.resolve("target/quarkus-app");
        long seed = freshSeed;
        int kills = DEFAULT_KILLS;
        int seconds = 0;
        int rate = DEFAULT_RATE;
        boolean plan = false;
        boolean json = false;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--seed" -> seed = number(option, rest, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--kills" -> kills = (int) number(option, rest, 0, 100_000);
                case "--seconds" -> seconds = (int) number(option, rest, 1, 1_000_000);
                case "--rate" -> rate = (int) number(option, rest, 1, 10_000);
                case "--program" -> program = Path.of(value(option, rest)).toAbsolutePath();
                case "--plan" -> plan = true;
                case "--json" -> json = true;
                default -> throw new WrongUse("there is no option " + option);
            }
        }
        return new FaultsOptions(home, program, seed, kills, Duration.ofSeconds(seconds), rate, plan, json);
    }

    /** The command line that gives the same schedule and load again. */
    String text() {
        return "railhead faults --seed " + seed + " --kills " + kills
                + (atLeast.isZero() ? "" : " --seconds " + atLeast.toSeconds()) + " --rate " + rate;
    }

    private static String value(String option, Iterator<String> rest) throws WrongUse {
        if (!rest.hasNext()) {
            throw new WrongUse(option + " needs a value");
        }
        return rest.next();
    }

    private static long number(String option, Iterator<String> rest, long least, long most) throws WrongUse {
        String text = value(option, rest);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Told below.
        }
        throw new WrongUse(option + " takes a whole number"
                + (least == Long.MIN_VALUE ? "" : " from " + least + " to " + most) + ", not '" + text + "'");
    }
}

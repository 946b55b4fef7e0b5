package io.railhead.proving.simulation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a simulation is asked to do.
 *
 * @param first the first seed
 * @param seeds how many from there
 * @param keep the parts to play of the one seed; empty: all
 */
record SimulateOptions(
        long first,
        long seeds,
        int payments,
        List<String> keep,
        Plant plant,
        int threads,
        boolean story,
        boolean json) {
    static final int PAYMENTS = 200;

    static final String USAGE =
            """
            Usage: railhead simulate [--seeds N | --seed S [--keep PARTS] [--story]] [--from S] [--payments N]
                                     [--plant FAULT] [--threads N] [--json]
            Plays the gateway's core through faults on a virtual clock, one schedule for each seed, and stops at the
            first that breaks an invariant. That one is shrunk to the payments and faults that matter.
              --seeds N      how many seeds (1000)
              --from S       the first of them (1)
              --seed S       this one alone; the same seed always plays the same way
              --keep PARTS   of its payments and faults only these, such as f2,p17
              --story        tells what happens, line by line
              --payments N   payments of each seed (200)
              --plant FAULT  plants a fault of ours, to see that it is found: %s
              --threads N    how many seeds are played at a time (one for each processor)
              --json         one JSON document on standard output
            Exit status: 0 when nothing was violated, 1 when something was, 2 for wrong use.
            Example: railhead simulate --seeds 10000""".formatted(Arrays.stream(Plant.values()).skip(1).map(Plant::word).collect(Collectors.joining(", ")));

    /** The command line does not say what to do; the text says why. */
    static final class WrongUse extends Exception {
        private static final long serialVersionUID = 1L;

        WrongUse(String why) {
            super(why);
        }
    }

    static SimulateOptions parse(String[] arguments) throws WrongUse {
        Long only = null;
        long first = 1;
        long seeds = 1000;
        int payments = PAYMENTS;
        List<String> keep = List.of();
        Plant plant = Plant.NOTHING;
        int threads = Runtime.getRuntime().availableProcessors();
        boolean story = false;
        boolean json = false;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--seed" -> only = whole(option, rest);
                case "--from" -> first = whole(option, rest);
                case "--seeds" -> seeds = counted(option, rest, 100_000_000);
                case "--payments" -> payments = counted(option, rest, 10_000);
                case "--threads" -> threads = counted(option, rest, 256);
                case "--keep" -> keep = parts(option, rest);
                case "--plant" -> plant = plant(option, rest);
                case "--story" -> story = true;
                case "--json" -> json = true;
                default -> throw new WrongUse("there is no option " + option);
            }
        }
        if (only == null && (story || !keep.isEmpty())) {
            throw new WrongUse("--keep and --story go with --seed alone");
        }
        long from = only == null ? first : only;
        long many = only == null ? seeds : 1;
        if (from > Long.MAX_VALUE - many) {
            throw new WrongUse("seeds go up to %d".formatted(Long.MAX_VALUE - 1));
        }
        present(keep, from, payments);
        return new SimulateOptions(from, many, payments, keep, plant, threads, story, json);
    }

    /** Without a part that it has not, a schedule is another than was meant, or empty, and violates nothing. */
    private static void present(List<String> keep, long seed, int payments) throws WrongUse {
        if (keep.isEmpty()) {
            return;
        }
        Set<String> parts = new HashSet<>(Chance.schedule(seed, payments).parts());
        for (String part : keep) {
            if (!parts.contains(part)) {
                throw new WrongUse("seed %d with %d payments has no %s".formatted(seed, payments, part));
            }
        }
    }

    private static String value(String option, Iterator<String> rest) throws WrongUse {
        if (!rest.hasNext()) {
            throw new WrongUse(option + " needs a value");
        }
        return rest.next();
    }

    private static long whole(String option, Iterator<String> rest) throws WrongUse {
        String text = value(option, rest);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOne) {
            throw new WrongUse("%s takes a whole number, and '%s' is none".formatted(option, text));
        }
    }

    private static int counted(String option, Iterator<String> rest, int most) throws WrongUse {
        long number = whole(option, rest);
        if (number < 1 || number > most) {
            throw new WrongUse("%s takes a number from 1 to %d".formatted(option, most));
        }
        return (int) number;
    }

    private static List<String> parts(String option, Iterator<String> rest) throws WrongUse {
        List<String> parts = List.of(value(option, rest).split(",", -1));
        for (String part : parts) {
            if (!part.matches("[fp][1-9][0-9]{0,5}")) {
                throw new WrongUse("%s takes parts like f2,p17, and '%s' is none".formatted(option, part));
            }
        }
        return parts;
    }

    private static Plant plant(String option, Iterator<String> rest) throws WrongUse {
        String word = value(option, rest);
        return Plant.of(word).orElseThrow(() -> new WrongUse("%s: there is no '%s'".formatted(option, word)));
    }
}

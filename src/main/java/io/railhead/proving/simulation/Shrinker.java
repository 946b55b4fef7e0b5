package io.railhead.proving.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes payments and faults out of a failing schedule, big lots first, as long as it still fails. */
final class Shrinker {
    private Shrinker() {}

    /**
     * The failing schedule that is left when no single part can be taken out any more. The last one stays, whether it
     * matters or not: a schedule is played again by its parts.
     *
     * @param fails whether a schedule still fails in the way that matters
     */
    static Schedule shrink(Schedule failing, Predicate<Schedule> fails) {
        List<String> parts = new ArrayList<>(failing.parts());
        int lot = Math.max(1, parts.size() / 2);
        while (true) {
            boolean smaller = false;
            for (int from = 0; from < parts.size(); ) {
                List<String> rest = without(parts, from, lot);
                if (!rest.isEmpty() && fails.test(failing.only(rest))) {
                    parts = rest;
                    smaller = true;
                } else {
                    from += lot;
                }
            }
            if (lot == 1 && !smaller) {
                return failing.only(parts);
            }
            lot = smaller ? Math.min(lot, Math.max(1, parts.size() / 2)) : Math.max(1, lot / 2);
        }
    }

    private static List<String> without(List<String> parts, int from, int lot) {
        List<String> rest = new ArrayList<>(parts.subList(0, from));
        rest.addAll(parts.subList(Math.min(parts.size(), from + lot), parts.size()));
        return rest;
    }
}

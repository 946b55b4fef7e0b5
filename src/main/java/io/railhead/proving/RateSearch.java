package io.railhead.proving;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the highest rate of arrivals that is settled as it arrives: by steps up or down from a guess until one rate was
 * kept and one was not, then by halving what lies between, until that is a twentieth or the windows are used up.
 */
final class RateSearch {
    private static final double UP = 1.2;
    private static final double DOWN = 0.8;
    private static final double CLOSE_ENOUGH = 1.05;
    private static final int MOST_WINDOWS = 10;

    private RateSearch() {}

    /** A while of arrivals at one rate. */
    interface Window {
        /** @return whether they were settled as they arrived */
        boolean keeps(int rate) throws IOException, InterruptedException;
    }

    /** One rate that was tried. */
    record Trial(int rate, boolean kept) {}

    /**
     * @param rate the highest that was kept; 0 when none was
     * @param trials in their order
     */
    record Found(int rate, List<Trial> trials) {
        Found {
            trials = List.copyOf(trials);
        }
    }

    /** @param guess where to begin, a second; below 1 counts as 1 */
    static Found search(int guess, Window window) throws IOException, InterruptedException {
        List<Trial> trials = new ArrayList<>();
        int kept = 0;
        int failed = Integer.MAX_VALUE;
        int rate = Math.max(1, guess);
        while (trials.size() < MOST_WINDOWS && rate > kept && rate < failed) {
            boolean keeps = window.keeps(rate);
            trials.add(new Trial(rate, keeps));
            if (keeps) {
                kept = rate;
            } else {
                failed = rate;
            }
            rate = next(kept, failed);
        }
        return new Found(kept, trials);
    }

    /** The next rate to try; one that is not between the two when they are close enough. */
    private static int next(int kept, int failed) {
        if (failed == Integer.MAX_VALUE) {
            return (int) Math.ceil(kept * UP);
        }
        if (kept == 0) {
            return (int) (failed * DOWN);
        }
        return failed <= kept * CLOSE_ENOUGH ? kept : kept + (failed - kept) / 2;
    }
}

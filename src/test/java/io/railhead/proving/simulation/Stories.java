package io.railhead.proving.simulation;

import io.railhead.message.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Plays seeds and tells of each what happened in one line: for a JVM beside the one that tests. */
final class Stories {
    private static final int PAYMENTS = 60;

    private Stories() {}

    /** @param seeds to be played */
    public static void main(String[] seeds) {
        Campaign.quiet();
        for (String seed : seeds) {
            System.out.println(line(Long.parseLong(seed)));
        }
    }

    /** The seed, how many lines its story has, their digest, and the counts. */
    static String line(long seed) {
        List<String> story = new ArrayList<>();
        Simulation.Outcome outcome = Simulation.run(Chance.schedule(seed, PAYMENTS), Plant.NOTHING, story::add);
        Digest digest = Digest.of(String.join("\n", story).getBytes(StandardCharsets.UTF_8));
        return "%d %d %s %s %s".formatted(seed, story.size(), digest, outcome.violation(), outcome.seen());
    }
}

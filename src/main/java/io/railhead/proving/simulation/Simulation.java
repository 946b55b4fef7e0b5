package io.railhead.proving.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays one schedule to its end, or to the first thing that must not be. */
final class Simulation {
    /** From the end of the faults to the look at what came about (I12). */
    private static final long CALM = 60 * Agenda.SECOND;

    private Simulation() {}

    /**
     * What a run came to.
     *
     * @param violation null when nothing was wrong
     * @param seen what came about, counted
     */
    record Outcome(@Nullable Violation violation, Map<Seen, Integer> seen) {
        Outcome {
            seen = new EnumMap<>(seen);
        }
    }

    static Outcome run(Schedule schedule, Plant plant) {
        return run(schedule, plant, null);
    }

    /** @param story gets a line for everything worth telling, or null */
    static Outcome run(Schedule schedule, Plant plant, @Nullable Consumer<String> story) {
        World world = new World(schedule, plant, story);
        try {
            play(world, new Clients(world));
        } catch (RuntimeException | Error defect) {
            // Of this seed only: it is to be shrunk and played again like any other that fails.
            world.watch().failed(defect);
        }
        Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
        seen.putAll(world.watch().seen());
        return new Outcome(world.watch().violation(), seen);
    }

    private static void play(World world, Clients clients) {
        Schedule schedule = world.schedule();
        world.begin();
        clients.begin();
        long calm = Math.max(schedule.calmFrom(), schedule.lastAsk()) * Agenda.MILLI + Agenda.SECOND;
        // A thing that happens like any other: it may have to end somebody's standing still in the middle of a commit.
        world.agenda().at(calm, null, world::calmDown);
        world.agenda().run(calm + CALM);
        if (world.watch().violation() == null) {
            world.scheme().spoilBooks();
            new Ending(world, clients).look();
        }
    }
}

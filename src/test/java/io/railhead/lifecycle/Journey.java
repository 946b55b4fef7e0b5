package io.railhead.lifecycle;

import java.util.ArrayList;
import java.util.List;

/**
 * One life to try: the terms, what happens in order, and a number that picks another order where a law wants one.
 */
record Journey(Terms terms, List<OutEvent> events, long shuffle) {
    Journey {
        events = List.copyOf(events);
    }

    /** One event with the state it met, the answer, and the state after it. */
    record Step(OutState before, OutEvent event, Decision decision, OutState after) {
        /** Whether this step, and not an earlier one, led into the other kind of state. */
        boolean enters(Class<? extends OutState> kind) {
            return kind.isInstance(after) && !kind.isInstance(before);
        }

        List<Effect> effects() {
            return decision instanceof Decision.Moved moved ? moved.effects() : List.of();
        }

        boolean has(Class<? extends Effect> kind) {
            return effects().stream().anyMatch(kind::isInstance);
        }
    }

    List<Step> run(Machine machine) {
        return run(machine, new OutState.Received());
    }

    List<Step> run(Machine machine, OutState start) {
        List<Step> steps = new ArrayList<>();
        OutState state = start;
        for (OutEvent event : events) {
            Decision decision = machine.decide(state, event, terms);
            OutState after = decision instanceof Decision.Moved moved ? moved.next() : state;
            steps.add(new Step(state, event, decision, after));
            state = after;
        }
        return steps;
    }
}

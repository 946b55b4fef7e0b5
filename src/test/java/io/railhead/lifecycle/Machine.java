package io.railhead.lifecycle;

/** The machine under examination: the real one, or one with a planted fault. */
@FunctionalInterface
interface Machine {
    Decision decide(OutState state, OutEvent event, Terms terms);

    /** The state afterwards; where nothing moved, the state before. */
    default OutState next(OutState state, OutEvent event, Terms terms) {
        return switch (decide(state, event, terms)) {
            case Decision.Moved moved -> moved.next();
            case Decision.AlreadySo _, Decision.Contradiction _ -> state;
        };
    }
}

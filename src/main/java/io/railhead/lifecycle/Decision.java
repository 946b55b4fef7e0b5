package io.railhead.lifecycle;

import java.util.List;

/** The machine's answer. */
public sealed interface Decision {
    record Moved(OutState next, List<Effect> effects) implements Decision {
        public Moved {
            effects = List.copyOf(effects);
        }
    }

    /** Nothing to do: it is so already, or it makes no difference here. */
    record AlreadySo() implements Decision {}

    /** What happened cannot be true together with where we are. Somebody must look; nothing is overwritten. */
    record Contradiction(String why) implements Decision {}
}

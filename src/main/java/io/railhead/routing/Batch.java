package io.railhead.routing;

import io.railhead.engine.Inbound;
import java.util.List;
import java.util.function.UnaryOperator;

/** Messages of one kind that were taken off one link together, each with its own outcome so far. */
public record Batch(String link, List<Inbound> messages) {
    public Batch {
        messages = List.copyOf(messages);
    }

    /** The same batch after a step. The messages are independent of each other, so the step runs on all cores. */
    Batch each(UnaryOperator<Inbound> step) {
        return new Batch(link, messages.parallelStream().map(step).toList());
    }
}

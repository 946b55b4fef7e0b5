package io.railhead.scheme;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long things may take.
 *
 * @param answerWithin after this silence has lasted too long
 * @param anchor the moment from which {@code answerWithin} runs
 * @param sendByAge past this age a message must not be put on the link, not even again
 * @param queuedLifetime after this a payment that never left expires, or null
 * @param steps the scheme's other clocks by name, from the same anchor; shown, not acted on
 */
public record Clocks(
        Duration answerWithin,
        Anchor anchor,
        Duration sendByAge,
        @Nullable Duration queuedLifetime,
        Map<String, Duration> steps) {
    public Clocks {
        steps = Map.copyOf(steps);
    }

    /** The moment from which a scheme counts. */
    public enum Anchor {
        /** When the message enters the scheme, which is our put. */
        ENTRY,
        /** The acceptance time written in the message. */
        ACCEPTANCE_TIME,
        /** The creation time written in the message. */
        CREATION_TIME
    }

    /**
     * The deadlines of a message as instants, to be stored with it.
     *
     * @param claimedAt when ids, creation time and bytes were fixed; the put follows at once
     * @param acceptanceTime as stamped into the message; null where the scheme has none
     * @throws IllegalArgumentException when the clock runs from the acceptance time and there is none
     */
    public Deadlines deadlines(Instant claimedAt, @Nullable Instant acceptanceTime) {
        Instant start = switch (anchor) {
            case ENTRY, CREATION_TIME -> claimedAt;
            case ACCEPTANCE_TIME -> {
                if (acceptanceTime == null) {
                    throw new IllegalArgumentException("this scheme's clock runs from the acceptance time");
                }
                yield acceptanceTime;
            }
        };
        return new Deadlines(start.plus(answerWithin), start.plus(sendByAge));
    }
}

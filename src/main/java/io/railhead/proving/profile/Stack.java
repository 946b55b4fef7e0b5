package io.railhead.proving.profile;

import java.time.Instant;
import java.util.List;

/**
 * What a thread was doing each time it had used up some more processor time.
 *
 * @param at when
 * @param thread its name, with N for every number, so that the threads of a pool are one
 * @param frames from the outermost call inwards; empty where the JVM could not tell
 * @param nanos the processor time that this one stands for
 */
record Stack(Instant at, String thread, List<Frame> frames, long nanos) {
    Stack {
        frames = List.copyOf(frames);
    }

    /** Whose work this was: that of the innermost call which is not the JDK's. */
    String library() {
        return frames.reversed().stream()
                .flatMap(frame -> frame.library().stream())
                .findFirst()
                .orElse("the JDK by itself");
    }
}

package io.railhead.proving.proxy;

import java.time.Duration;

/** What happens to bytes that go one way. */
public sealed interface Course {
    /** They pass. */
    record Clear() implements Course {}

    /** Each piece arrives so much later; what follows waits behind it. */
    record Delayed(Duration by) implements Course {}

    /** They pass at this pace, in small pieces. */
    record Dripping(int bytesPerSecond) implements Course {}

    /** Nothing passes, not even an end. What was sent meanwhile arrives when the weather is better, as after a cut cable. */
    record Cut() implements Course {}

    /**
     * They are taken and never arrive, for as long as the connection lives: a half-open one.
     *
     * @param from the first piece of a connection that is lost, counted from 1 when the weather changed
     */
    record Swallowed(int from) implements Course {}

    /** After so many bytes of a connection both sides are reset. */
    record ResetAfter(long bytes) implements Course {}
}

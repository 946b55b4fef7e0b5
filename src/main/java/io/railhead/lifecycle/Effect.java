package io.railhead.lifecycle;

import java.time.Instant;

/** What a move asks the engine to do in the same transaction. */
public sealed interface Effect {
    /** Put the transfer's message into the outbox. */
    record Send() implements Effect {}

    /** No message may leave (again): take it out of the outbox. */
    record StopSending() implements Effect {}

    /** Wake the transfer at this moment; replaces an earlier wish. */
    record WakeAt(Instant when) implements Effect {}

    /** No clock runs any more. */
    record Sleep() implements Effect {}

    /** Something a person must see, in words. */
    record Park(String why) implements Effect {}
}

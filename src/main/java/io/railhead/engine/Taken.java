package io.railhead.engine;

/** What became of an {@link Acceptance}. */
public sealed interface Taken {
    /** Committed; {@code response} is what the key now stands for. */
    record New(Payment payment, byte[] response) implements Taken {}

    /** The same request was taken in before; nothing happened now. */
    record Replayed(java.util.UUID payment, byte[] response) implements Taken {}

    /** The key stands for another request. */
    record KeyReused() implements Taken {}

    /** The customer's UETR is another payment's on this link; nothing was stored. */
    record UetrUsed() implements Taken {}

    /** Nothing was stored because too much waits here already: ask again, later. */
    record Full() implements Taken {}

    /** Nothing was stored, or nobody knows: ask again with the same key. */
    record Unavailable(String why) implements Taken {}
}

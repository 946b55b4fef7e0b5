package io.railhead.engine;

/** Looks on from beside the engine. Told on the engine's threads, which it must not hold up; it must not throw. */
@FunctionalInterface
public interface Onlooker {
    /** A payment is in another state, and that is committed. */
    void moved(Payment payment);

    /**
     * Something failed for another reason than that the database cannot be reached. The engine goes on, and what failed
     * may well succeed when it is tried again.
     */
    default void failed(Throwable defect) {}
}

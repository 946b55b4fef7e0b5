package io.railhead.proving.invariants;

/** What the client of the load asks for, payment by payment; the scheme settles all of it. */
public interface Demand {
    /** What every end-to-end id of it begins with, and none of another payment. */
    String prefix();

    String endToEndId(int number);

    /** The amount in minor units. */
    long minor(int number);

    /** Whether a payment with this end-to-end id is of it. */
    default boolean holds(String endToEndId) {
        return endToEndId.startsWith(prefix());
    }
}

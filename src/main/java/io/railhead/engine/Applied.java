package io.railhead.engine;

/** What became of a received message. */
public enum Applied {
    APPLIED,
    /** It was here before; counted, nothing done. */
    DUPLICATE,
    PARKED
}

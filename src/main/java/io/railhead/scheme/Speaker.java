package io.railhead.scheme;

/** Whose word a status is. The same code can mean different things from different mouths. */
public enum Speaker {
    /** The scheme or its clearing. */
    SCHEME,
    /** The payee's bank, where its own words reach us. */
    RECEIVER
}

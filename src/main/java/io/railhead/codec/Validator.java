package io.railhead.codec;

import java.io.InputStream;

/**
 * Checks whole messages against the schemas of their parts. Header and document may come alone, together, or
 * within any wrapper. Thread-safe.
 */
public interface Validator {
    /**
     * Checks a message as it came from the wire.
     *
     * @throws XmlRefused when the bytes are not XML that we read in messages
     */
    Validation validate(byte[] message);

    /**
     * Checks a file as it streams by, in bounded memory; does not close it. Stops early when there are more
     * errors than anybody reads.
     *
     * @throws XmlRefused when the bytes are not XML that we read in files
     * @throws java.io.UncheckedIOException when the stream fails
     */
    Validation validate(InputStream file);
}

package io.railhead.scheme;

/**
 * A file of a pack as it was found.
 *
 * @param origin where it lies, for complaints
 */
record SourceFile(String origin, byte[] bytes) {}

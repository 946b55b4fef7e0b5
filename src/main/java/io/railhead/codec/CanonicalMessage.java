package io.railhead.codec;

/**
 * A message ready to be signed: header and document in exclusive canonical form, the header cut open where
 * the signature goes. The header with an empty signature is the two pieces joined. Whoever holds this owns
 * the arrays and does not change them.
 *
 * @param headerBeforeSignature ends with {@code <Sgntr>}
 * @param headerAfterSignature begins with {@code </Sgntr>}
 * @param document the Document element, a document of its own
 */
public record CanonicalMessage(byte[] headerBeforeSignature, byte[] headerAfterSignature, byte[] document) {}

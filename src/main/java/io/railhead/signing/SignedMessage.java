package io.railhead.signing;

/**
 * What goes on the wire, and may never be changed again: a resend is these bytes.
 *
 * @param wire the envelope with header, signature and document, in exclusive canonical form; not copied, so
 *     not to be written to
 * @param keyId the certificate whose key signed
 */
public record SignedMessage(byte[] wire, Thumbprint keyId) {}

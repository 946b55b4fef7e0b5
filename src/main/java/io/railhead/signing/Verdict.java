package io.railhead.signing;

/** Whether a received message is believed. */
public sealed interface Verdict {
    /**
     * Signed by a certificate that may speak for the sender in its header.
     *
     * @param appHdrOctets the header exactly as it was digested: canonical, with an empty {@code Sgntr}
     * @param documentOctets the business document exactly as it was digested. Business data is to be read
     *     from these two only, never from the received bytes.
     * @param thumbprint the certificate whose key signed
     */
    record Verified(byte[] appHdrOctets, byte[] documentOctets, Thumbprint thumbprint) implements Verdict {}

    /** @param text for people: what is wrong, without anything personal from the message */
    record Refused(SignatureFault fault, String text) implements Verdict {}
}

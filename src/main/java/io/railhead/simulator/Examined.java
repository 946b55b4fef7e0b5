package io.railhead.simulator;

import io.railhead.message.Digest;

/** The result of reading one received message: a payment to decide on, or the reason why it is none. */
sealed interface Examined {
    /**
     * A payment that verifies, is schema-valid and comes from the right sender.
     *
     * @param document the signed digest of the canonical business document; equal digests mean equal payments
     */
    record Payment(PaymentRequest request, Digest document) implements Examined {}

    /**
     * Refused as a whole by admi.002; nothing is booked.
     *
     * @param reference the message id it claims, or a stand-in where none can be read
     * @param code DS0B, DS0E, DS0H or FF01
     * @param text never holds personal data
     */
    record Refused(String reference, String code, String text) implements Examined {}

    /** Not answered at all: an answer to a refusal would start a loop. */
    record Ignored(String why) implements Examined {}
}

package io.railhead.engine;

import io.railhead.message.Digest;
import io.railhead.message.Header;
import io.railhead.message.MessageReject;
import io.railhead.message.StatusReport;

/**
 * A received message on its way through the steps of a receiving route. Each step takes those that the one
 * before let through and leaves the parked ones alone; content never stops a batch.
 */
public sealed interface Inbound {
    Received received();

    /** Just off the link. */
    record Arrived(Received received) implements Inbound {}

    /** Well-formed, and every part valid against its schema. */
    record Opened(Received received) implements Inbound {}

    /**
     * Signed by somebody who may sign it. From here on only the octets that the signature covers are read.
     *
     * @param keyId thumbprint of the certificate
     */
    record Verified(Received received, byte[] header, byte[] document, String keyId) implements Inbound {}

    /** Read and found to follow the scheme's rules. */
    record Judged(Received received, Header header, Digest document, String keyId, Content content)
            implements Inbound {}

    /** Set aside for a person, whole. */
    record Parked(Received received, ParkReason reason, String detail) implements Inbound {}

    /** What a message says, for the kinds that we act on. */
    sealed interface Content {
        record Status(StatusReport report) implements Content {}

        record Reject(MessageReject reject) implements Content {}
    }
}

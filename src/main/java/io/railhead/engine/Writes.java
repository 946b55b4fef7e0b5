package io.railhead.engine;

import io.railhead.audit.AuditEntry;
import io.railhead.message.Definition;
import io.railhead.message.Digest;
import io.railhead.message.MessageId;
import io.railhead.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one transaction of the engine is to make true.
 *
 * @param lanes to be held for the time of the transaction
 */
public record Writes(
        List<Lane> lanes,
        List<NewPayment> news,
        List<Change> changes,
        List<InboxEntry> inbox,
        List<Kept> kept,
        List<Parked> parked,
        List<PaymentId> stopSending,
        List<AuditEntry> audit) {

    /** T1, and T2 with it when the payment leaves at once. Dropped whole when its request turns out to be known. */
    public record NewPayment(
            Acceptance acceptance,
            Payment payment,
            byte[] response,
            @Nullable Outgoing outgoing,
            List<AuditEntry> audit) {}

    /**
     * A guarded update.
     *
     * @param payment as it shall be; its version is the one that must be found
     * @param outgoing set when this change is the claim (T2)
     */
    public record Change(Payment payment, @Nullable Outgoing outgoing) {}

    /** The register of what a sender sent. */
    public record InboxEntry(
            String link, String sender, String businessMessageId, Digest document, MessageId message, Instant at) {}

    /** A received message, kept as it came. */
    public record Kept(
            Received received,
            @Nullable PaymentId payment,
            @Nullable Definition definition,
            @Nullable String businessMessageId,
            @Nullable String sender,
            @Nullable String keyId) {}

    /** A thing set aside. */
    public record Parked(
            String link,
            @Nullable MessageId message,
            @Nullable PaymentId payment,
            String kind,
            ParkReason reason,
            String detail,
            @Nullable String candidates,
            Instant at) {}
}

package io.railhead.engine;

import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.Terms;
import io.railhead.message.Digest;
import io.railhead.payment.ParticipantId;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Transfer;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import io.railhead.payment.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer with all that is known of it at one version.
 *
 * @param version what a guarded update must find
 * @param scheme name of the pack and of the link it leaves by
 * @param packDigest the pack as it was when the payment was taken in
 * @param ids null until it is claimed for sending
 * @param clearingSystemReference the scheme's own reference, once it told us
 * @param bulk came in a file, and so may use only half of a link's credit
 * @param uetr the customer's own, to travel under; null where it gets one of ours, and once {@code ids} holds it
 */
public record Payment(
        PaymentId id,
        int version,
        ParticipantId participant,
        String clientId,
        String scheme,
        Digest packDigest,
        Terms terms,
        Transfer transfer,
        OutState state,
        @Nullable TransferIds ids,
        @Nullable String clearingSystemReference,
        List<Warning> warnings,
        @Nullable UUID fileId,
        boolean bulk,
        Instant receivedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant finalAt,
        @Nullable Instant wakeAt,
        @Nullable Uetr uetr) {
    public Payment {
        warnings = List.copyOf(warnings);
    }

    /** A payment whose customer gave it no UETR. */
    public Payment(
            PaymentId id,
            int version,
            ParticipantId participant,
            String clientId,
            String scheme,
            Digest packDigest,
            Terms terms,
            Transfer transfer,
            OutState state,
            @Nullable TransferIds ids,
            @Nullable String clearingSystemReference,
            List<Warning> warnings,
            @Nullable UUID fileId,
            boolean bulk,
            Instant receivedAt,
            @Nullable Instant submittedAt,
            @Nullable Instant finalAt,
            @Nullable Instant wakeAt) {
        this(
                id,
                version,
                participant,
                clientId,
                scheme,
                packDigest,
                terms,
                transfer,
                state,
                ids,
                clearingSystemReference,
                warnings,
                fileId,
                bulk,
                receivedAt,
                submittedAt,
                finalAt,
                wakeAt,
                null);
    }

    /** The same payment, which is to travel under its customer's UETR. */
    public Payment under(@Nullable Uetr given) {
        return with(state, ids, clearingSystemReference, warnings, submittedAt, finalAt, wakeAt, given);
    }

    /** The same payment with one thing more that its customer is to know. */
    Payment warned(Warning warning) {
        List<Warning> more = new ArrayList<>(warnings);
        more.add(warning);
        return with(state, ids, clearingSystemReference, more, submittedAt, finalAt, wakeAt, uetr);
    }

    /** The same payment in its next state; the moments are stamped by the caller of the machine. */
    Payment moved(OutState next, @Nullable Instant wake, @Nullable Instant becameFinal) {
        Instant end = finalAt != null ? finalAt : becameFinal;
        return with(next, ids, clearingSystemReference, warnings, submittedAt, end, wake, uetr);
    }

    Payment claimed(TransferIds given, Instant at) {
        return with(state, given, clearingSystemReference, warnings, at, finalAt, wakeAt, null);
    }

    Payment referenced(String reference) {
        return with(state, ids, reference, warnings, submittedAt, finalAt, wakeAt, uetr);
    }

    /** What was asked stays; only what becomes of it changes. */
    private Payment with(
            OutState newState,
            @Nullable TransferIds newIds,
            @Nullable String newReference,
            List<Warning> newWarnings,
            @Nullable Instant newSubmittedAt,
            @Nullable Instant newFinalAt,
            @Nullable Instant newWakeAt,
            @Nullable Uetr newUetr) {
        return new Payment(
                id,
                version,
                participant,
                clientId,
                scheme,
                packDigest,
                terms,
                transfer,
                newState,
                newIds,
                newReference,
                newWarnings,
                fileId,
                bulk,
                receivedAt,
                newSubmittedAt,
                newFinalAt,
                newWakeAt,
                newUetr);
    }
}

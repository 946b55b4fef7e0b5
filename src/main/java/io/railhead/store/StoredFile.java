package io.railhead.store;

import io.railhead.message.Digest;
import io.railhead.payment.ParticipantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file as the table knows it.
 *
 * @param name the whole file name under which it was dropped
 * @param digest of what the file holds, unpacked
 * @param format pain.001 or csv
 * @param messageId the file's own, once it could be read
 * @param definition ISO name of the message, once it could be read
 * @param initiatingParty who sends it, as it names itself
 * @param count transfers in it; 0 until it is validated
 * @param sum of all amounts irrespective of currency, as ISO 20022 sums files
 * @param refused items that did not become payments; known once it is taken
 * @param decision what is to be done with its items, once that is certain
 * @param problem why the whole file was refused, as a JSON document, or null
 * @param reportNumber of the last report written, 0 for none
 * @param reported what the last report said, or null
 */
public record StoredFile(
        UUID id,
        ParticipantId participant,
        String clientId,
        String channel,
        String name,
        Digest digest,
        String format,
        FileState state,
        @Nullable String messageId,
        @Nullable String definition,
        @Nullable String initiatingParty,
        int count,
        BigDecimal sum,
        int refused,
        int settled,
        int rejected,
        @Nullable FileDecision decision,
        @Nullable String problem,
        int reportNumber,
        @Nullable String reported,
        Instant receivedAt,
        @Nullable Instant completedAt) {

    /** A pain.001 that was never seen before, as it is registered. */
    public static StoredFile arrived(
            UUID id,
            ParticipantId participant,
            String clientId,
            String channel,
            String name,
            Digest digest,
            Instant receivedAt) {
        return arrived(id, participant, clientId, channel, name, digest, "pain.001", receivedAt);
    }

    /** The same, in any format. */
    public static StoredFile arrived(
            UUID id,
            ParticipantId participant,
            String clientId,
            String channel,
            String name,
            Digest digest,
            String format,
            Instant receivedAt) {
        return new StoredFile(
                id,
                participant,
                clientId,
                channel,
                name,
                digest,
                format,
                FileState.RECEIVED,
                null,
                null,
                null,
                0,
                BigDecimal.ZERO,
                0,
                0,
                0,
                null,
                null,
                0,
                null,
                receivedAt,
                null);
    }
}

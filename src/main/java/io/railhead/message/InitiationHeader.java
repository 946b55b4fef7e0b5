package io.railhead.message;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a pain.001 file says of itself.
 *
 * @param numberOfTransactions as declared, digits not judged yet
 * @param controlSum as declared, or null
 * @param initiatingPartyId BIC, LEI or other identifier of who sends the file, or null
 */
public record InitiationHeader(
        Definition definition,
        String messageId,
        OffsetDateTime creationTime,
        String numberOfTransactions,
        @Nullable String controlSum,
        @Nullable String initiatingPartyName,
        @Nullable String initiatingPartyId) {}

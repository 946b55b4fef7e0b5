package io.railhead.message;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A pacs.002 about one transaction, or about a whole message of one.
 *
 * @param acceptanceTime when the answering side accepted, or null
 * @param clearingSystemReference the scheme's own reference of the payment, or null
 * @param settlementDate the effective interbank settlement date, or null
 */
public record StatusReport(
        String messageId,
        OffsetDateTime creationTime,
        OriginalReference original,
        StatusCode status,
        @Nullable Reason reason,
        @Nullable OffsetDateTime acceptanceTime,
        @Nullable String clearingSystemReference,
        @Nullable LocalDate settlementDate) {}

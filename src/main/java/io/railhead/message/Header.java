package io.railhead.message;

import io.railhead.payment.Agent;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The business application header (head.001) of a message.
 *
 * @param businessService the usage guideline the message follows, or null
 * @param copyDuplicate CODU, COPY or DUPL where the sender marks a copy, else null
 */
public record Header(
        Agent from,
        Agent to,
        String businessMessageId,
        Definition definition,
        @Nullable String businessService,
        OffsetDateTime creationTime,
        @Nullable String copyDuplicate,
        boolean possibleDuplicate) {
    /** The usual header of a first sending. */
    public Header(
            Agent from,
            Agent to,
            String businessMessageId,
            Definition definition,
            @Nullable String businessService,
            OffsetDateTime creationTime) {
        this(from, to, businessMessageId, definition, businessService, creationTime, null, false);
    }
}

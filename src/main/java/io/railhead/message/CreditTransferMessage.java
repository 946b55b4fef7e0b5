package io.railhead.message;

import io.railhead.payment.Agent;
import io.railhead.payment.Transfer;
import io.railhead.payment.TransferIds;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A pacs.008 of one transaction with its header.
 *
 * @param acceptanceTime when the payer's bank took the order; schemes that run their clock from it need it
 * @param instructingAgent who sends it, in the message itself
 */
public record CreditTransferMessage(
        Header header,
        Transfer transfer,
        TransferIds ids,
        OffsetDateTime creationTime,
        LocalDate settlementDate,
        @Nullable OffsetDateTime acceptanceTime,
        Agent instructingAgent,
        Agent instructedAgent,
        Terms terms) {
    /**
     * The coded elements a scheme fixes.
     *
     * @param settlementMethod CLRG where a clearing settles
     * @param clearingSystem ISO external clearing system code, or proprietary where {@code clearingSystemProprietary}
     */
    public record Terms(
            String settlementMethod,
            @Nullable String clearingSystem,
            boolean clearingSystemProprietary,
            @Nullable String serviceLevel,
            @Nullable String localInstrument,
            boolean localInstrumentProprietary,
            String chargeBearer) {}
}

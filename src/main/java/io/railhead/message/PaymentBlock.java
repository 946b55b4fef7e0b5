package io.railhead.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The common part of transfers from one debtor on one day (PmtInf), as the file states it; nothing is judged.
 *
 * @param index position in the file, from 0
 * @param line where it begins, from 1
 * @param requestedExecutionDate a date, or a date and time
 * @param notCarried ISO names of what else the block states and this record does not hold
 */
public record PaymentBlock(
        int index,
        int line,
        String paymentInformationId,
        String method,
        @Nullable String numberOfTransactions,
        @Nullable String controlSum,
        String requestedExecutionDate,
        StatedParty debtor,
        StatedAccount debtorAccount,
        StatedAgent debtorAgent,
        @Nullable String chargeBearer,
        @Nullable String serviceLevel,
        @Nullable String localInstrument,
        List<String> notCarried)
        implements InitiationElement {
    public PaymentBlock {
        notCarried = List.copyOf(notCarried);
    }
}

package io.railhead.payment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks: one credit transfer, before a scheme has been chosen for it.
 *
 * @param endToEndId the payer's own reference; {@code NOTPROVIDED} when there is none (ISO 20022 usage)
 * @param reference unstructured remittance information, or null
 * @param scheme the pack the caller wants, or null to let currency and account form decide
 * @param executionDate the day the customer wants, or null for at once
 */
public record Instruction(
        Money amount,
        Party debtor,
        Party creditor,
        String endToEndId,
        @Nullable String reference,
        @Nullable String scheme,
        @Nullable LocalDate executionDate) {
    /** What ISO 20022 writes where the payer gave no reference of his own. */
    public static final String NOT_PROVIDED = "NOTPROVIDED";
}

package io.railhead.payment;

import org.jspecify.annotations.Nullable;

/**
 * Our unit of work: one credit transfer on one leg, as it will travel. The parties carry their agents, the
 * texts fit the scheme.
 *
 * @param reference unstructured remittance information, or null
 */
public record Transfer(
        PaymentId id,
        Money amount,
        Party debtor,
        Party creditor,
        String endToEndId,
        @Nullable String reference) {}

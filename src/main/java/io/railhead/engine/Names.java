package io.railhead.engine;

import io.railhead.payment.Invalid;
import io.railhead.payment.PaymentId;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import org.jspecify.annotations.Nullable;

/**
 * The names under which our payments travel. Each is a letter and the compact form of our own id, so that an
 * answer which quotes one names the payment, and its partition, without a look-up.
 */
public final class Names {
    private static final int LENGTH = 1 + PaymentId.COMPACT_LENGTH;

    private Names() {}

    public static TransferIds of(PaymentId id) {
        return of(id, null);
    }

    /** @param uetr the customer's, or null for a new one */
    public static TransferIds of(PaymentId id, @Nullable Uetr uetr) {
        String compact = id.compact();
        return new TransferIds("M" + compact, "I" + compact, "T" + compact, uetr == null ? Uetr.random() : uetr);
    }

    /** The payment that a message, instruction or transaction id of ours stands for, or null when it is not ours. */
    public static @Nullable PaymentId paymentOf(@Nullable String name) {
        if (name == null || name.length() != LENGTH || "MIT".indexOf(name.charAt(0)) < 0) {
            return null;
        }
        try {
            return PaymentId.fromCompact(name.substring(1));
        } catch (Invalid notOurs) {
            return null;
        }
    }
}

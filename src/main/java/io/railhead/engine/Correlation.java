package io.railhead.engine;

import io.railhead.engine.Inbound.Content;
import io.railhead.engine.Inbound.Judged;
import io.railhead.message.OriginalReference;
import io.railhead.payment.Invalid;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import org.jspecify.annotations.Nullable;

/**
 * Which payment an answer is about. First by our message id and transaction id, then by the UETR on the same
 * link. Nothing weaker ever matches, and a transport's id never counts.
 */
final class Correlation {
    private Correlation() {}

    /** The names by which an answer points at us. */
    record Pointers(@Nullable PaymentId byName, @Nullable Uetr uetr, OriginalReference original) {}

    static Pointers pointers(Judged answer) {
        return switch (answer.content()) {
            case Content.Status status -> {
                OriginalReference original = status.report().original();
                PaymentId named = Names.paymentOf(original.messageId());
                yield new Pointers(
                        named != null ? named : Names.paymentOf(original.transactionId()), uetr(original), original);
            }
            case Content.Reject reject -> {
                String reference = reject.reject().reference();
                OriginalReference original = new OriginalReference(reference, null, null, null, null, null);
                yield new Pointers(Names.paymentOf(reference), null, original);
            }
        };
    }

    private static @Nullable Uetr uetr(OriginalReference original) {
        String text = original.uetr();
        if (text == null) {
            return null;
        }
        try {
            return Uetr.parse(text);
        } catch (Invalid notOne) {
            return null;
        }
    }

    /** Whether everything the answer says of its original fits the payment; a single misfit is none. */
    static @Nullable String misfit(Pointers pointers, Payment payment, String link) {
        OriginalReference original = pointers.original();
        var ids = payment.ids();
        if (!payment.scheme().equals(link)) {
            return "the payment it names went by another link";
        }
        if (ids == null) {
            return "the payment it names was never sent";
        }
        if (differs(original.messageId(), ids.messageId())
                || differs(original.transactionId(), ids.transactionId())
                || differs(original.instructionId(), ids.instructionId())
                || differs(original.endToEndId(), payment.transfer().endToEndId())
                || (pointers.uetr() != null && !pointers.uetr().equals(ids.uetr()))) {
            return "its references name different payments";
        }
        return null;
    }

    private static boolean differs(@Nullable String said, String ours) {
        return said != null && !said.equals(ours);
    }
}

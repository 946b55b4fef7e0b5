package io.railhead.engine;

import io.railhead.payment.PaymentId;
import java.util.Map;

/** How a transaction of the engine ended. */
public sealed interface Committed {
    /**
     * It is true now.
     *
     * @param known acceptances whose request was there before, with what was found; they wrote nothing
     */
    record Done(Map<PaymentId, Taken> known) implements Committed {}

    /** Somebody else moved one of the payments, or took one of the inbox keys, first. Nothing was written; decide again. */
    record Stale() implements Committed {}

    /** A lane is not ours any more. Nothing was written. */
    record LaneLost() implements Committed {}

    /** The database refused a value (SQLSTATE class 22 or 23) before the commit. Nothing was written. */
    record Unfit(String why) implements Committed {}

    /** No connection, or an error before the commit. Nothing was written. */
    record Unavailable(String why) implements Committed {}

    /** The commit itself failed: it may or may not be true. Never tried again; whoever asks again learns the truth. */
    record Unknown(String why) implements Committed {}
}

package io.railhead.lifecycle;

import io.railhead.lifecycle.OutState.Accepted;
import io.railhead.lifecycle.OutState.Cancelled;
import io.railhead.lifecycle.OutState.Expired;
import io.railhead.lifecycle.OutState.Final;
import io.railhead.lifecycle.OutState.Held;
import io.railhead.lifecycle.OutState.Queued;
import io.railhead.lifecycle.OutState.Received;
import io.railhead.lifecycle.OutState.Rejected;
import io.railhead.lifecycle.OutState.Scheduled;
import io.railhead.lifecycle.OutState.Settled;
import io.railhead.lifecycle.OutState.Submitted;
import io.railhead.lifecycle.OutState.Unresolved;
import io.railhead.lifecycle.OutState.Unsent;
import org.jspecify.annotations.Nullable;

/** The questions that everybody asks about a state, each answered in one place. */
public final class OutStates {
    private OutStates() {}

    /** The state's public name, as the API, the files and the audit write it. */
    public static String name(OutState state) {
        return switch (state) {
            case Received _ -> "received";
            case Held _ -> "held";
            case Scheduled _ -> "scheduled";
            case Queued _ -> "queued";
            case Submitted _ -> "submitted";
            case Accepted _ -> "accepted";
            case Settled _ -> "settled";
            case Rejected _ -> "rejected";
            case Unresolved _ -> "unresolved";
            case Cancelled _ -> "cancelled";
            case Expired _ -> "expired";
        };
    }

    /** Whether nothing leads out of it. Unresolved is not final: an answer or an enquiry ends it. */
    public static boolean isFinal(OutState state) {
        return state instanceof Final;
    }

    /** Whether it certainly has not left, so that it may still be cancelled. */
    public static boolean isUnsent(OutState state) {
        return state instanceof Unsent;
    }

    /** Whether the payment is final between the banks, as far as we know. */
    public static Certainty certainty(OutState state) {
        return switch (state) {
            case Received _, Held _, Scheduled _, Queued _ -> Certainty.NOT_MOVED;
            case Submitted _, Accepted _, Unresolved _ -> Certainty.NOT_KNOWN;
            case Settled _ -> Certainty.MOVED;
            case Rejected _, Cancelled _, Expired _ -> Certainty.NOT_MOVED;
        };
    }

    /** What the payer's bank should be doing with the payer's money. */
    public static PayerFunds payerFunds(OutState state) {
        return switch (state) {
            case Received _, Held _, Scheduled _, Queued _, Submitted _, Accepted _ -> PayerFunds.RESERVED;
            case Unresolved unresolved -> unresolved.payerFunds();
            case Settled _ -> PayerFunds.DEBITED;
            case Rejected _, Cancelled _, Expired _ -> PayerFunds.RELEASED;
        };
    }

    /** Whether the payee has the money, as far as anybody told us. */
    public static PayeeCredited payeeCredited(OutState state) {
        return switch (state) {
            case Received _, Held _, Scheduled _, Queued _ -> PayeeCredited.NO;
            case Submitted _, Accepted _, Unresolved _ -> PayeeCredited.NOT_KNOWN;
            case Settled settled -> settled.payeeCredited();
            case Rejected _, Cancelled _, Expired _ -> PayeeCredited.NO;
        };
    }

    /** How the banks settle it, or null while it is not settled. */
    public static @Nullable Settlement settlement(OutState state) {
        return state instanceof Settled settled ? settled.settlement() : null;
    }

    /** The last word of theirs that we go by, or null while they have said nothing. */
    public static @Nullable Said said(OutState state) {
        return switch (state) {
            case Received _, Held _, Scheduled _, Queued _, Cancelled _, Expired _ -> null;
            case Submitted submitted -> submitted.said();
            case Accepted accepted -> accepted.said();
            case Settled settled -> settled.said();
            case Rejected rejected -> rejected.said();
            case Unresolved unresolved -> unresolved.said();
        };
    }

    /**
     * Whether its message may be in the outbox, to leave for the first time or again. Exactly where this is
     * true an outbox row has a right to exist, age permitting.
     */
    public static boolean mayLeaveAgain(OutState state) {
        return switch (state) {
            case Received _, Held _, Scheduled _, Queued _ -> false;
            case Submitted submitted -> submitted.said() == null;
            case Accepted _ -> false;
            case Unresolved unresolved -> unresolved.sendBy() != null;
            case Settled _, Rejected _, Cancelled _, Expired _ -> false;
        };
    }

    /** What it means when the moment of the last {@link Effect.WakeAt} has come in this state. */
    public static Clock clock(OutState state) {
        return switch (state) {
            case Received _ -> Clock.NONE;
            case Held _ -> Clock.HOLD_LIMIT;
            case Scheduled _ -> Clock.DAY_OPENS;
            case Queued _ -> Clock.LIFETIME;
            case Submitted _, Accepted _ -> Clock.ANSWER;
            case Unresolved unresolved -> unresolved.sendBy() == null ? Clock.ANSWER : Clock.SEND_WINDOW;
            case Settled _, Rejected _, Cancelled _, Expired _ -> Clock.NONE;
        };
    }
}

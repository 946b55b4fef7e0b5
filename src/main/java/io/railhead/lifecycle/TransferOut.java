package io.railhead.lifecycle;

import io.railhead.lifecycle.OutEvent.AnswerOverdue;
import io.railhead.lifecycle.OutEvent.CancellationAsked;
import io.railhead.lifecycle.OutEvent.Claimed;
import io.railhead.lifecycle.OutEvent.Cleared;
import io.railhead.lifecycle.OutEvent.HoldPlaced;
import io.railhead.lifecycle.OutEvent.LifetimeOver;
import io.railhead.lifecycle.OutEvent.Postponed;
import io.railhead.lifecycle.OutEvent.Released;
import io.railhead.lifecycle.OutEvent.SendWindowClosed;
import io.railhead.lifecycle.OutEvent.StatusReceived;

/**
 * The life of an outgoing transfer as one pure function. Every event has an answer in every state, given in
 * the table that owns the event: {@link BeforeSending}, {@link OnTheLink}, {@link StatusTable} and, once the
 * money has moved, {@link SettledTable}. The page {@code docs/reference/payment-states.md} is made from here.
 *
 * <p>Safe for any number of threads: there is nothing to share.
 */
public final class TransferOut {
    private TransferOut() {}

    /**
     * Says what an event does to a transfer.
     *
     * @param terms what the transfer was claimed under; before the claim, what it would be claimed under
     * @return never null, and never an exception: what does not fit is a {@link Decision.Contradiction}
     */
    public static Decision decide(OutState state, OutEvent event, Terms terms) {
        return switch (event) {
            case Cleared cleared -> BeforeSending.cleared(state, cleared);
            case HoldPlaced hold -> BeforeSending.holdPlaced(state, hold);
            case Postponed postponed -> BeforeSending.postponed(state, postponed);
            case Released released -> BeforeSending.released(state, released);
            case CancellationAsked asked -> BeforeSending.cancellationAsked(state, asked);
            case LifetimeOver over -> BeforeSending.lifetimeOver(state, over);
            case Claimed claimed -> OnTheLink.claimed(state, claimed);
            case AnswerOverdue _ -> OnTheLink.answerOverdue(state, terms);
            case SendWindowClosed _ -> OnTheLink.sendWindowClosed(state, terms);
            case StatusReceived status -> StatusTable.decide(state, status, terms);
        };
    }
}

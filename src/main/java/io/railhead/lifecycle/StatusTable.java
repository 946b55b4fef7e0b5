package io.railhead.lifecycle;

import io.railhead.lifecycle.Decision.AlreadySo;
import io.railhead.lifecycle.Decision.Contradiction;
import io.railhead.lifecycle.Decision.Moved;
import io.railhead.lifecycle.Effect.Park;
import io.railhead.lifecycle.Effect.Sleep;
import io.railhead.lifecycle.Effect.StopSending;
import io.railhead.lifecycle.OutEvent.StatusReceived;
import io.railhead.lifecycle.OutState.Accepted;
import io.railhead.lifecycle.OutState.Cancelled;
import io.railhead.lifecycle.OutState.Expired;
import io.railhead.lifecycle.OutState.MayBeOut;
import io.railhead.lifecycle.OutState.Rejected;
import io.railhead.lifecycle.OutState.Settled;
import io.railhead.lifecycle.OutState.Submitted;
import io.railhead.lifecycle.OutState.Unresolved;
import io.railhead.lifecycle.OutState.Unresolved.Cause;
import io.railhead.lifecycle.OutState.Unsent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What their word does to a transfer. The first final word wins; a word that decides nothing is noted and never
 * undoes a stronger one, so that the order in which such words arrive does not matter.
 */
final class StatusTable {
    private static final String NEVER_SENT = "They speak of a payment that we have not sent.";
    private static final String ENDED_UNSENT = "They speak of a payment that ended here without being sent.";
    private static final String AFTER_SETTLEMENT_ONLY =
            "They tell what follows a settlement, but nobody has told us that it settled.";
    private static final String POSITIVE_AFTER_NEGATIVE =
            "They refused it before and now say that the money has moved.";
    private static final String DEBIT_AGAIN =
            "It settled after the payer's money had been given back: debit again, or ask for the money back.";

    private StatusTable() {}

    static Decision decide(OutState state, StatusReceived event, Terms terms) {
        return switch (state) {
            case Unsent _ -> new Contradiction(NEVER_SENT);
            case MayBeOut mayBeOut -> whileOut(mayBeOut, event, terms);
            case Settled settled -> SettledTable.decide(settled, event);
            case Rejected _ -> afterRejection(event);
            case Cancelled _, Expired _ -> new Contradiction(ENDED_UNSENT);
        };
    }

    private static Decision whileOut(MayBeOut state, StatusReceived event, Terms terms) {
        return switch (event.meaning()) {
            case INFORMED -> informed(state, event.said());
            case AGREED -> agreed(state, event.said());
            case DUPLICATE_CLAIMED -> duplicateClaimed(state, event.said(), terms);
            case FINAL_POSITIVE -> settled(state, event, PayeeCredited.NOT_KNOWN, terms);
            case SETTLED_NOT_CREDITED -> settled(state, event, PayeeCredited.NO, terms);
            case CREDITED -> settled(state, event, PayeeCredited.YES, terms);
            case FINAL_NEGATIVE -> new Moved(new Rejected(event.said()), List.of(new StopSending(), new Sleep()));
            case RETURN_ANNOUNCED, BLOCKED -> new Contradiction(AFTER_SETTLEMENT_ONLY);
        };
    }

    private static Decision informed(MayBeOut state, Said said) {
        return switch (state) {
            case Submitted submitted -> {
                Submitted next = new Submitted(submitted.at(), submitted.answerBy(), submitted.sendBy(), said);
                yield next.equals(submitted)
                        ? new AlreadySo()
                        : new Moved(next, submitted.said() == null ? List.of(new StopSending()) : List.of());
            }
            case Accepted _ -> new AlreadySo();
            case Unresolved unresolved -> noted(unresolved, unresolved.cause(), said);
        };
    }

    private static Decision agreed(MayBeOut state, Said said) {
        return switch (state) {
            case Submitted was ->
                new Moved(new Accepted(was.at(), was.answerBy(), was.sendBy(), said), List.of(new StopSending()));
            case Accepted _ -> new AlreadySo();
            case Unresolved unresolved -> noted(unresolved, unresolved.cause(), said);
        };
    }

    /** Their having had it before may be the work of our own resend: it proves neither yes nor no. */
    private static Decision duplicateClaimed(MayBeOut state, Said said, Terms terms) {
        return switch (state) {
            case Submitted submitted ->
                OnTheLink.unresolvedEarly(Cause.DUPLICATE_CLAIMED, submitted.answerBy(), said, terms);
            case Accepted accepted ->
                OnTheLink.unresolvedEarly(Cause.DUPLICATE_CLAIMED, accepted.answerBy(), said, terms);
            case Unresolved unresolved -> noted(unresolved, Cause.DUPLICATE_CLAIMED, said);
        };
    }

    private static Decision noted(Unresolved state, Cause cause, Said said) {
        if (state.cause() == cause && Objects.equals(state.said(), said)) {
            return new AlreadySo();
        }
        Unresolved next = new Unresolved(cause, state.payerFunds(), null, said);
        // Only a wait for the end of the send window is over with this; the clock for the answer runs on.
        return new Moved(next, state.sendBy() == null ? List.of() : List.of(new StopSending(), new Sleep()));
    }

    private static Decision settled(MayBeOut state, StatusReceived event, PayeeCredited credited, Terms terms) {
        boolean done = terms.settlement() != Settlement.Kind.DEFERRED_NET;
        Settlement settlement =
                new Settlement(terms.settlement(), event.settlementDate(), event.settlementCycle(), done);
        List<Effect> effects = new ArrayList<>(List.of(new StopSending(), new Sleep()));
        if (OutStates.payerFunds(state) == PayerFunds.RELEASED) {
            effects.add(new Park(DEBIT_AGAIN));
        }
        return new Moved(new Settled(event.said(), settlement, credited, Settled.Credit.USUAL), effects);
    }

    private static Decision afterRejection(StatusReceived event) {
        return switch (event.meaning()) {
            case INFORMED, AGREED, DUPLICATE_CLAIMED, FINAL_NEGATIVE -> new AlreadySo();
            case FINAL_POSITIVE, SETTLED_NOT_CREDITED, CREDITED, RETURN_ANNOUNCED, BLOCKED ->
                new Contradiction(POSITIVE_AFTER_NEGATIVE);
        };
    }
}

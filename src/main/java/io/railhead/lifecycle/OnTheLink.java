package io.railhead.lifecycle;

import io.railhead.lifecycle.Decision.AlreadySo;
import io.railhead.lifecycle.Decision.Contradiction;
import io.railhead.lifecycle.Decision.Moved;
import io.railhead.lifecycle.Effect.Send;
import io.railhead.lifecycle.Effect.Sleep;
import io.railhead.lifecycle.Effect.StopSending;
import io.railhead.lifecycle.Effect.WakeAt;
import io.railhead.lifecycle.OutState.Accepted;
import io.railhead.lifecycle.OutState.Cancelled;
import io.railhead.lifecycle.OutState.Expired;
import io.railhead.lifecycle.OutState.Held;
import io.railhead.lifecycle.OutState.Queued;
import io.railhead.lifecycle.OutState.Received;
import io.railhead.lifecycle.OutState.Rejected;
import io.railhead.lifecycle.OutState.Scheduled;
import io.railhead.lifecycle.OutState.Settled;
import io.railhead.lifecycle.OutState.Submitted;
import io.railhead.lifecycle.OutState.Unresolved;
import io.railhead.lifecycle.OutState.Unresolved.Cause;
import io.railhead.lifecycle.Terms.OnSilence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The claim, and the two clocks that run from it: the one for their answer and the one for our bytes. A clock
 * that runs out teaches us that we do not know; it never teaches us what happened.
 */
final class OnTheLink {
    private static final String CLAIM_NOT_CLEARED = "It was claimed for sending without having been cleared.";
    private static final String CLAIMED_TWICE =
            "It was claimed for sending before; a second claim would make a second message.";
    private static final String CLAIM_AFTER_END = "It ended before it was sent and must not be sent any more.";
    private static final String NO_ANSWER_DUE = "No answer can be overdue: it was never sent.";
    private static final String NO_BYTES = "No message can grow too old: none was ever made.";

    private OnTheLink() {}

    static Decision claimed(OutState state, OutEvent.Claimed event) {
        return switch (state) {
            case Received _, Held _, Scheduled _ -> new Contradiction(CLAIM_NOT_CLEARED);
            case Queued _ ->
                new Moved(
                        new Submitted(event.at(), event.answerBy(), event.sendBy(), null),
                        List.of(new Send(), new WakeAt(event.answerBy())));
            case Submitted was -> sameClaim(event, was.at(), was.answerBy(), was.sendBy());
            case Accepted was -> sameClaim(event, was.at(), was.answerBy(), was.sendBy());
            case Unresolved _, Settled _, Rejected _ -> new Contradiction(CLAIMED_TWICE);
            case Cancelled _, Expired _ -> new Contradiction(CLAIM_AFTER_END);
        };
    }

    private static Decision sameClaim(OutEvent.Claimed event, Instant at, Instant answerBy, Instant sendBy) {
        return event.equals(new OutEvent.Claimed(at, answerBy, sendBy))
                ? new AlreadySo()
                : new Contradiction(CLAIMED_TWICE);
    }

    static Decision answerOverdue(OutState state, Terms terms) {
        return switch (state) {
            case Received _, Held _, Scheduled _, Queued _ -> new Contradiction(NO_ANSWER_DUE);
            case Submitted submitted -> silent(resendableUntil(submitted), submitted.said(), terms);
            case Accepted accepted -> silent(null, accepted.said(), terms);
            case Unresolved unresolved -> release(unresolved, terms);
            case Settled _, Rejected _ -> new AlreadySo();
            case Cancelled _, Expired _ -> new Contradiction(NO_ANSWER_DUE);
        };
    }

    /** Any word of theirs shows that they have the message; then a resend can do nothing but harm. */
    private static @Nullable Instant resendableUntil(Submitted submitted) {
        boolean young = submitted.sendBy().isAfter(submitted.answerBy());
        return young && submitted.said() == null ? submitted.sendBy() : null;
    }

    private static Decision silent(@Nullable Instant sendBy, @Nullable Said said, Terms terms) {
        Unresolved next = new Unresolved(Cause.SILENCE, fundsAfterSilence(terms), sendBy, said);
        return new Moved(next, sendBy == null ? List.of(new StopSending(), new Sleep()) : List.of(new WakeAt(sendBy)));
    }

    /** It was unresolved before its answer was due; where silence gives the money back, it does so now. */
    private static Decision release(Unresolved state, Terms terms) {
        if (state.payerFunds() == fundsAfterSilence(terms)) {
            return new AlreadySo();
        }
        return new Moved(
                new Unresolved(state.cause(), fundsAfterSilence(terms), state.sendBy(), state.said()),
                List.of(new Sleep()));
    }

    private static PayerFunds fundsAfterSilence(Terms terms) {
        return switch (terms.onSilence()) {
            case HOLD -> PayerFunds.RESERVED;
            case RELEASE -> PayerFunds.RELEASED;
        };
    }

    static Decision sendWindowClosed(OutState state, Terms terms) {
        return switch (state) {
            case Received _, Held _, Scheduled _, Queued _ -> new Contradiction(NO_BYTES);
            case Submitted submitted ->
                submitted.said() == null
                        ? unresolvedEarly(Cause.TOO_OLD_TO_SEND, submitted.answerBy(), null, terms)
                        : new AlreadySo();
            case Accepted _ -> new AlreadySo();
            case Unresolved unresolved -> closed(unresolved);
            case Settled _, Rejected _ -> new AlreadySo();
            case Cancelled _, Expired _ -> new Contradiction(NO_BYTES);
        };
    }

    private static Decision closed(Unresolved state) {
        return state.sendBy() == null
                ? new AlreadySo()
                : new Moved(
                        new Unresolved(state.cause(), state.payerFunds(), null, state.said()),
                        List.of(new StopSending(), new Sleep()));
    }

    /**
     * Unresolved before the answer is due. The payer's money stays reserved until then; the clock runs on only
     * where its end will change that.
     */
    static Decision unresolvedEarly(Cause cause, Instant answerBy, @Nullable Said said, Terms terms) {
        Effect clock = terms.onSilence() == OnSilence.RELEASE ? new WakeAt(answerBy) : new Sleep();
        return new Moved(new Unresolved(cause, PayerFunds.RESERVED, null, said), List.of(new StopSending(), clock));
    }
}

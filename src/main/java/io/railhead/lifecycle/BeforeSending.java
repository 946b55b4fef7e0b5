package io.railhead.lifecycle;

import io.railhead.lifecycle.Decision.AlreadySo;
import io.railhead.lifecycle.Decision.Contradiction;
import io.railhead.lifecycle.Decision.Moved;
import io.railhead.lifecycle.Effect.Sleep;
import io.railhead.lifecycle.Effect.WakeAt;
import io.railhead.lifecycle.OutState.Accepted;
import io.railhead.lifecycle.OutState.Cancelled;
import io.railhead.lifecycle.OutState.Expired;
import io.railhead.lifecycle.OutState.Held;
import io.railhead.lifecycle.OutState.MayBeOut;
import io.railhead.lifecycle.OutState.Queued;
import io.railhead.lifecycle.OutState.Received;
import io.railhead.lifecycle.OutState.Rejected;
import io.railhead.lifecycle.OutState.Scheduled;
import io.railhead.lifecycle.OutState.Settled;
import io.railhead.lifecycle.OutState.Submitted;
import io.railhead.lifecycle.OutState.Unresolved;
import io.railhead.lifecycle.OutState.Unsent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with a transfer while it certainly has not left: check, hold, postpone, release, withdraw,
 * let expire. Once it may be out, all of that comes too late, and a wish to undo it is answered honestly.
 *
 * <p>Results of our own checks and clocks that arrive late make no difference; wishes of people that cannot be
 * met any more are contradictions, so that somebody tells them.
 */
final class BeforeSending {
    private static final String HOLD_NEEDS_RELEASE =
            "It is held; a passed check does not lift a hold, only a release does.";
    private static final String TWO_HOLDS = "It is held already for another reason; both must be looked at.";
    private static final String HOLD_AFTER_CHECKS =
            "It has passed its checks and cannot be held any more; it can be cancelled.";
    private static final String HOLD_TOO_LATE = "It may be out already; a hold comes too late.";
    private static final String HOLD_AFTER_SETTLEMENT = "The money has moved; a hold comes too late.";
    private static final String LATER_DAY_AFTER_CHECKS =
            "It is about to leave and cannot be put off; it can be cancelled.";
    private static final String LATER_DAY_TOO_LATE = "It may be out already and cannot be put off.";
    private static final String LATER_DAY_AFTER_END = "It is over and cannot be put off; a new payment is needed.";
    private static final String NOT_HELD = "It is neither held nor scheduled; it still has to pass its checks.";
    private static final String MAY_BE_OUT =
            "It may be out already; only the answer or an enquiry can tell what became of it.";
    private static final String CANCEL_SETTLED = "The money has moved; it can be recalled, not cancelled.";
    private static final String CANCEL_REJECTED = "They refused it already; there is nothing to cancel.";
    private static final String CANCEL_EXPIRED = "It expired unsent already; there is nothing to cancel.";

    private BeforeSending() {}

    static Decision cleared(OutState state, OutEvent.Cleared event) {
        return switch (state) {
            case Received _ -> queued(event.expiresAt());
            case Held _ -> new Contradiction(HOLD_NEEDS_RELEASE);
            case Scheduled _, Queued _ -> new AlreadySo();
            case Submitted _, Accepted _, Unresolved _ -> new AlreadySo();
            case Settled _, Rejected _, Cancelled _, Expired _ -> new AlreadySo();
        };
    }

    static Decision holdPlaced(OutState state, OutEvent.HoldPlaced event) {
        Held held = new Held(event.why(), event.until());
        return switch (state) {
            case Received _ -> new Moved(held, List.of(new WakeAt(event.until())));
            case Held already -> already.equals(held) ? new AlreadySo() : new Contradiction(TWO_HOLDS);
            case Scheduled _, Queued _ -> new Contradiction(HOLD_AFTER_CHECKS);
            case Submitted _, Accepted _, Unresolved _ -> new Contradiction(HOLD_TOO_LATE);
            case Settled _ -> new Contradiction(HOLD_AFTER_SETTLEMENT);
            case Rejected _, Cancelled _, Expired _ -> new AlreadySo();
        };
    }

    static Decision postponed(OutState state, OutEvent.Postponed event) {
        Moved moved = new Moved(new Scheduled(event.date()), List.of(new WakeAt(event.opensAt())));
        return switch (state) {
            case Received _, Held _ -> moved;
            case Scheduled already -> already.date().equals(event.date()) ? new AlreadySo() : moved;
            case Queued _ -> new Contradiction(LATER_DAY_AFTER_CHECKS);
            case Submitted _, Accepted _, Unresolved _ -> new Contradiction(LATER_DAY_TOO_LATE);
            case Settled _, Rejected _, Cancelled _, Expired _ -> new Contradiction(LATER_DAY_AFTER_END);
        };
    }

    static Decision released(OutState state, OutEvent.Released event) {
        return switch (state) {
            case Received _ -> new Contradiction(NOT_HELD);
            case Held _, Scheduled _ -> queued(event.expiresAt());
            case Queued _ -> new AlreadySo();
            case Submitted _, Accepted _, Unresolved _ -> new AlreadySo();
            case Settled _, Rejected _, Cancelled _, Expired _ -> new AlreadySo();
        };
    }

    static Decision cancellationAsked(OutState state, OutEvent.CancellationAsked event) {
        return switch (state) {
            case Unsent _ -> new Moved(new Cancelled(event.why()), List.of(new Sleep()));
            case MayBeOut _ -> new Contradiction(MAY_BE_OUT);
            case Settled _ -> new Contradiction(CANCEL_SETTLED);
            case Rejected _ -> new Contradiction(CANCEL_REJECTED);
            case Expired _ -> new Contradiction(CANCEL_EXPIRED);
            case Cancelled _ -> new AlreadySo();
        };
    }

    static Decision lifetimeOver(OutState state, OutEvent.LifetimeOver event) {
        return switch (state) {
            case Unsent _ -> new Moved(new Expired(event.why()), List.of(new Sleep()));
            // The clock and the claim ran against each other and the claim won: it left in time.
            case Submitted _, Accepted _, Unresolved _ -> new AlreadySo();
            case Settled _, Rejected _, Cancelled _, Expired _ -> new AlreadySo();
        };
    }

    /** Leaving a hold or a day replaces its clock, or stops it where the message never grows too old. */
    private static Decision queued(@Nullable Instant expiresAt) {
        Effect clock = expiresAt == null ? new Sleep() : new WakeAt(expiresAt);
        return new Moved(new Queued(expiresAt), List.of(clock));
    }
}

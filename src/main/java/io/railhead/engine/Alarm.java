package io.railhead.engine;

import io.railhead.lifecycle.OutEvent;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutStates;
import io.railhead.message.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened when the moment has come that a payment asked to be woken at. */
final class Alarm {
    private Alarm() {}

    /**
     * The event of the moment.
     *
     * @param expiresAt when a payment released now grows too old to send, or null
     * @return null when no clock runs in this state, as after a change that came first
     */
    static @Nullable OutEvent due(OutState state, @Nullable Instant expiresAt) {
        return switch (OutStates.clock(state)) {
            case NONE -> null;
            case HOLD_LIMIT ->
                new OutEvent.LifetimeOver(new Reason("HOLD", true, "The hold ended without a decision."));
            case DAY_OPENS -> new OutEvent.Released(expiresAt);
            case LIFETIME ->
                new OutEvent.LifetimeOver(
                        new Reason("LATE", true, "It could not be sent while that was still allowed."));
            case ANSWER -> new OutEvent.AnswerOverdue();
            case SEND_WINDOW -> new OutEvent.SendWindowClosed();
        };
    }
}

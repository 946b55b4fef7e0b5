package io.railhead.lifecycle;

import io.railhead.message.Reason;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where an outgoing transfer is: one record per state, carrying only what is true there. Three groups say
 * what matters most about each: it certainly never left, it may be out, or it is over.
 */
public sealed interface OutState {
    /** Certainly never sent, and still meant to be. */
    sealed interface Unsent extends OutState {}

    /** Somebody else may have the message, and nothing final is known. */
    sealed interface MayBeOut extends OutState {}

    /** Over. No event leads out of such a state. */
    sealed interface Final extends OutState {}

    /** Taken in, not yet checked. */
    record Received() implements Unsent {}

    /**
     * Set aside before sending, for a person or a check to decide.
     *
     * @param until the legal limit of the hold
     */
    record Held(String why, Instant until) implements Unsent {}

    /** To be sent on a later day. */
    record Scheduled(LocalDate date) implements Unsent {}

    /**
     * Ready to leave, certainly never sent.
     *
     * @param expiresAt after this it must not be sent any more, or null
     */
    record Queued(@Nullable Instant expiresAt) implements Unsent {}

    /**
     * May be out: from here on only the same bytes may be sent again.
     *
     * @param answerBy when the pack's clock says that silence has lasted too long
     * @param sendBy past this not even the same bytes may be sent
     * @param said the last thing they told us that decided nothing, or null
     */
    record Submitted(
            Instant at,
            Instant answerBy,
            Instant sendBy,
            @Nullable Said said) implements MayBeOut {}

    /** The other side agreed, so it has the message and nothing is sent again; final it is not. */
    record Accepted(Instant at, Instant answerBy, Instant sendBy, Said said) implements MayBeOut {}

    /** Final between the banks. */
    record Settled(Said said, Settlement settlement, PayeeCredited payeeCredited, Credit credit) implements Final {
        /** What became of the credit after the settlement, where the scheme tells. */
        public enum Credit {
            USUAL,
            RETURN_ANNOUNCED,
            BLOCKED
        }
    }

    /** Certainly not moved: they refused it. */
    record Rejected(Said said) implements Final {}

    /**
     * We do not know. Waits for an answer, an enquiry or a person.
     *
     * @param payerFunds reserved, or released where the terms give the money back on silence
     * @param sendBy until then the same bytes may still leave; null: no message leaves any more, because they
     *     are too old or because the other side has shown that it has them
     * @param said the last thing they told us that decided nothing, or null
     */
    record Unresolved(
            Cause cause,
            PayerFunds payerFunds,
            @Nullable Instant sendBy,
            @Nullable Said said) implements MayBeOut {
        public enum Cause {
            /** No answer by the pack's clock. */
            SILENCE,
            /** They say they had it before, perhaps by our own resend. */
            DUPLICATE_CLAIMED,
            /** It could not be put on the link while it was young enough to send. */
            TOO_OLD_TO_SEND
        }
    }

    /** Withdrawn before it was sent. */
    record Cancelled(@Nullable String why) implements Final {}

    /** Certainly never sent, and too late now. */
    record Expired(Reason why) implements Final {}
}

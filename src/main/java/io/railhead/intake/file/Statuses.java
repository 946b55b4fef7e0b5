package io.railhead.intake.file;

import io.railhead.lifecycle.OutState;
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
import io.railhead.lifecycle.PayeeCredited;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.store.FileItem.Outcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What our states are called in reports to the customer. RJCT says that the money certainly has not moved and
 * ACSC that it has; what is not known is PDNG and nothing else.
 */
final class Statuses {
    static final StatusCode RECEIVED = new StatusCode("ACTC");
    static final StatusCode VALIDATED = new StatusCode("ACCP");
    static final StatusCode IN_PROCESS = new StatusCode("ACSP");
    static final StatusCode PENDING = new StatusCode("PDNG");
    static final StatusCode SETTLED = new StatusCode("ACSC");
    static final StatusCode CREDITED = new StatusCode("ACCC");
    static final StatusCode REJECTED = new StatusCode("RJCT");
    static final StatusCode PARTLY = new StatusCode("PART");

    private static final int ISO_CODE = 4;
    private static final Reason NO_REASON = words("No reason was given.");

    private Statuses() {}

    /** A status and why it is so, where that can be said. */
    record Told(StatusCode status, @Nullable Reason reason) {}

    static Told of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var reason) -> new Told(REJECTED, reason);
            case Outcome.Taken(var state) -> of(state);
        };
    }

    private static Told of(OutState state) {
        return switch (state) {
            case Received _, Scheduled _, Queued _, Submitted _, Accepted _ -> new Told(IN_PROCESS, null);
            case Held _ -> new Told(PENDING, words("It is held before sending; a decision follows."));
            case Unresolved _ ->
                new Told(
                        PENDING, words("It is not known whether it was paid. Do not send it again; a report follows."));
            case Settled settled -> new Told(settled.payeeCredited() == PayeeCredited.YES ? CREDITED : SETTLED, null);
            case Rejected rejected -> rejected(rejected.said().reason());
            case Cancelled _ -> new Told(REJECTED, words("It was cancelled before it was sent."));
            case Expired expired -> rejected(expired.why());
        };
    }

    /** A rejection always has a reason, and a code that is too long for an ISO code is somebody's own. */
    private static Told rejected(@Nullable Reason reason) {
        if (reason == null || reason.code().isBlank()) {
            return new Told(REJECTED, NO_REASON);
        }
        boolean own = reason.proprietary() || reason.code().length() > ISO_CODE;
        return new Told(REJECTED, new Reason(reason.code(), own, reason.text()));
    }

    private static Reason words(String text) {
        return new Reason("NARR", false, text);
    }

    /** The same for a report in the older version, which has no word for the payee's credit. */
    static Told ofInOldVersion(Outcome outcome) {
        Told told = of(outcome);
        return told.status().equals(CREDITED) ? new Told(SETTLED, told.reason()) : told;
    }

    /** Whether items were good enough to become payments: the second stage knows nothing else. */
    static Told ofValidation(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var reason) -> new Told(REJECTED, reason);
            case Outcome.Taken _ -> new Told(VALIDATED, null);
        };
    }

    /**
     * The status of a group whose members have these. All alike: theirs. All well, some further on than others:
     * the slowest's. Anything else: partly.
     */
    static StatusCode together(Set<StatusCode> members) {
        if (members.size() == 1) {
            return members.iterator().next();
        }
        if (members.isEmpty() || members.contains(REJECTED) || members.contains(PENDING)) {
            return PARTLY;
        }
        return members.contains(IN_PROCESS) ? IN_PROCESS : SETTLED;
    }
}

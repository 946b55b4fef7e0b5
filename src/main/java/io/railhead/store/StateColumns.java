package io.railhead.store;

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
import io.railhead.lifecycle.OutStates;
import io.railhead.lifecycle.PayeeCredited;
import io.railhead.lifecycle.PayerFunds;
import io.railhead.lifecycle.Said;
import io.railhead.lifecycle.Settlement;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import org.jspecify.annotations.Nullable;

/** A state as columns, and back. */
final class StateColumns {
    private StateColumns() {}

    static void write(OutState state, PaymentRow row) {
        row.state = OutStates.name(state);
        row.isFinal = OutStates.isFinal(state);
        row.payerFunds = OutStates.payerFunds(state).name();
        row.payeeCredited = OutStates.payeeCredited(state).name();
        said(OutStates.said(state), row);
        switch (state) {
            case Received _ -> {}
            case Held held -> {
                row.holdUntil = held.until();
                row.cause = held.why();
            }
            case Scheduled scheduled -> row.scheduledFor = scheduled.date();
            case Queued queued -> row.expiresAt = queued.expiresAt();
            case Submitted submitted -> {
                row.answerBy = submitted.answerBy();
                row.sendBy = submitted.sendBy();
            }
            case Accepted accepted -> {
                row.answerBy = accepted.answerBy();
                row.sendBy = accepted.sendBy();
            }
            case Settled settled -> {
                row.settlementDate = settled.settlement().date();
                row.settlementCycle = settled.settlement().cycle();
                row.credit = settled.credit().name();
            }
            case Rejected _ -> {}
            case Unresolved unresolved -> {
                row.cause = unresolved.cause().name();
                row.sendBy = unresolved.sendBy();
            }
            case Cancelled cancelled -> row.cause = cancelled.why();
            case Expired expired -> reason(expired.why(), row);
        }
    }

    private static void said(@Nullable Said said, PaymentRow row) {
        row.statusCode = said == null ? null : said.code().code();
        reason(said == null ? null : said.reason(), row);
    }

    private static void reason(@Nullable Reason reason, PaymentRow row) {
        row.reasonCode = reason == null ? null : reason.code();
        row.reasonProprietary = reason != null && reason.proprietary();
        row.reasonText = reason == null ? null : reason.text();
    }

    static OutState read(PaymentRow row) {
        return switch (row.state) {
            case "received" -> new Received();
            case "held" -> new Held(row.cause, row.holdUntil);
            case "scheduled" -> new Scheduled(row.scheduledFor);
            case "queued" -> new Queued(row.expiresAt);
            case "submitted" -> new Submitted(row.submittedAt, row.answerBy, row.sendBy, said(row));
            case "accepted" -> new Accepted(row.submittedAt, row.answerBy, row.sendBy, words(row));
            case "settled" ->
                new Settled(
                        words(row),
                        settlement(row),
                        PayeeCredited.valueOf(row.payeeCredited),
                        Settled.Credit.valueOf(row.credit));
            case "rejected" -> new Rejected(words(row));
            case "unresolved" ->
                new Unresolved(
                        Unresolved.Cause.valueOf(row.cause), PayerFunds.valueOf(row.payerFunds), row.sendBy, said(row));
            case "cancelled" -> new Cancelled(row.cause);
            case "expired" -> new Expired(new Reason(row.reasonCode, row.reasonProprietary, row.reasonText));
            default -> throw new IllegalStateException("row of payment " + row.id + " has an unknown state");
        };
    }

    private static Settlement settlement(PaymentRow row) {
        Settlement.Kind kind = Settlement.Kind.valueOf(row.settlementKind);
        return new Settlement(kind, row.settlementDate, row.settlementCycle, kind != Settlement.Kind.DEFERRED_NET);
    }

    private static @Nullable Said said(PaymentRow row) {
        return row.statusCode == null ? null : words(row);
    }

    private static Said words(PaymentRow row) {
        Reason reason =
                row.reasonCode == null ? null : new Reason(row.reasonCode, row.reasonProprietary, row.reasonText);
        return new Said(new StatusCode(row.statusCode), reason);
    }
}

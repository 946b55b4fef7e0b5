package io.railhead.lifecycle;

import io.railhead.message.Reason;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can happen to an outgoing transfer. */
public sealed interface OutEvent {
    /** Every check passed; it may leave. {@code expiresAt} null: it never grows too old to send. */
    record Cleared(@Nullable Instant expiresAt) implements OutEvent {}

    /** A check wants a person, or time. */
    record HoldPlaced(String why, Instant until) implements OutEvent {}

    /**
     * The customer wants a later day.
     *
     * @param opensAt when that day begins for the scheme, by the pack's calendar and zone
     */
    record Postponed(LocalDate date, Instant opensAt) implements OutEvent {}

    /** The hold is lifted, or the day has come. */
    record Released(@Nullable Instant expiresAt) implements OutEvent {}

    /** It leaves now: ids, creation time and signed bytes are fixed with this. */
    record Claimed(Instant at, Instant answerBy, Instant sendBy) implements OutEvent {}

    /** They said something, and the pack knows what it means. */
    record StatusReceived(
            Meaning meaning,
            Said said,
            @Nullable LocalDate settlementDate,
            @Nullable String settlementCycle) implements OutEvent {}

    /** The pack's clock for an answer has run out. */
    record AnswerOverdue() implements OutEvent {}

    /** The bytes grew too old to send and no confirmation says that they left. */
    record SendWindowClosed() implements OutEvent {}

    /** Somebody entitled wants it withdrawn. */
    record CancellationAsked(@Nullable String why) implements OutEvent {}

    /** It stayed unsent past its last moment. */
    record LifetimeOver(Reason why) implements OutEvent {}
}

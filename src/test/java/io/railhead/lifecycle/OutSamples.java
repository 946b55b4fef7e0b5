package io.railhead.lifecycle;

import io.railhead.lifecycle.OutEvent.StatusReceived;
import io.railhead.lifecycle.Terms.OnSilence;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** States, events and terms in every shade that the machine tells apart, for the laws and for the page. */
final class OutSamples {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final LocalDate DAY = LocalDate.parse("2026-03-02");
    static final Instant ANSWER_BY = NOON.plusSeconds(10);
    static final Reason TOO_LATE = new Reason("TM01", false, null);

    static final Terms HOLD = new Terms(OnSilence.HOLD, Settlement.Kind.DEFERRED_NET);
    static final Terms RELEASE = new Terms(OnSilence.RELEASE, Settlement.Kind.PREFUNDED);
    static final List<Terms> TERMS = List.of(HOLD, RELEASE);

    /** Bytes that stay young longer than the answer may take, and bytes that do not. */
    static final OutEvent.Claimed LONG_WINDOW = new OutEvent.Claimed(NOON, ANSWER_BY, NOON.plusSeconds(600));

    static final OutEvent.Claimed SHORT_WINDOW = new OutEvent.Claimed(NOON, ANSWER_BY, NOON.plusSeconds(4));

    private OutSamples() {}

    static Said said(String code) {
        return new Said(new StatusCode(code), null);
    }

    static StatusReceived status(Meaning meaning) {
        return status(meaning, null);
    }

    static StatusReceived status(Meaning meaning, @Nullable LocalDate date) {
        String code = switch (meaning) {
            case INFORMED -> "PDNG";
            case AGREED -> "ACTC";
            case FINAL_POSITIVE -> "ACSC";
            case SETTLED_NOT_CREDITED -> "ACWP";
            case CREDITED -> "ACCC";
            case FINAL_NEGATIVE, DUPLICATE_CLAIMED -> "RJCT";
            case RETURN_ANNOUNCED -> "RTNA";
            case BLOCKED -> "BLCK";
        };
        return new StatusReceived(meaning, said(code), date, date == null ? null : "001");
    }

    /** Everything that can happen, in the order in which the page lists it. */
    static List<OutEvent> events() {
        List<OutEvent> events = new ArrayList<>(List.of(
                new OutEvent.Cleared(null),
                new OutEvent.Cleared(NOON.plusSeconds(3600)),
                new OutEvent.HoldPlaced("screening", NOON.plusSeconds(7200)),
                new OutEvent.HoldPlaced("limit", NOON.plusSeconds(1800)),
                new OutEvent.Postponed(DAY.plusDays(1), NOON.plusSeconds(43200)),
                new OutEvent.Postponed(DAY.plusDays(2), NOON.plusSeconds(129600)),
                new OutEvent.Released(null),
                new OutEvent.Released(NOON.plusSeconds(3600)),
                LONG_WINDOW,
                SHORT_WINDOW));
        for (Meaning meaning : Meaning.values()) {
            events.add(status(meaning));
            events.add(status(meaning, DAY));
            events.add(status(meaning, DAY.plusDays(1)));
        }
        events.add(new StatusReceived(Meaning.INFORMED, said("ACSP"), null, null));
        events.add(new OutEvent.AnswerOverdue());
        events.add(new OutEvent.SendWindowClosed());
        events.add(new OutEvent.CancellationAsked("customer"));
        events.add(new OutEvent.LifetimeOver(TOO_LATE));
        return events;
    }

    /** Every state that some five events can lead to, in the order in which a life meets them. */
    static List<OutState> states() {
        List<OutState> reached = new ArrayList<>(List.of(new OutState.Received()));
        for (int depth = 0; depth < 5; depth++) {
            for (OutState from : List.copyOf(reached)) {
                for (Terms terms : TERMS) {
                    events().stream()
                            .map(event -> ((Machine) TransferOut::decide).next(from, event, terms))
                            .filter(next -> !reached.contains(next))
                            .forEach(reached::add);
                }
            }
        }
        return reached.stream()
                .sorted((a, b) -> Integer.compare(order(a), order(b)))
                .toList();
    }

    static List<String> eventNames() {
        return Stream.concat(
                        events().stream()
                                .filter(event -> !(event instanceof StatusReceived))
                                .map(OutEvents::name),
                        Arrays.stream(Meaning.values()).map(OutEvents::name))
                .distinct()
                .toList();
    }

    private static int order(OutState state) {
        return switch (state) {
            case OutState.Received _ -> 0;
            case OutState.Held _ -> 1;
            case OutState.Scheduled _ -> 2;
            case OutState.Queued _ -> 3;
            case OutState.Submitted _ -> 4;
            case OutState.Accepted _ -> 5;
            case OutState.Unresolved _ -> 6;
            case OutState.Settled _ -> 7;
            case OutState.Rejected _ -> 8;
            case OutState.Cancelled _ -> 9;
            case OutState.Expired _ -> 10;
        };
    }
}

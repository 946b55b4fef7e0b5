package io.railhead.lifecycle;

import java.util.Locale;

/** Names of events, as the audit and the reference page write them. */
public final class OutEvents {
    private OutEvents() {}

    /** Lower case with hyphens; a status goes by its meaning, such as {@code final-positive}. */
    public static String name(OutEvent event) {
        return switch (event) {
            case OutEvent.Cleared _ -> "cleared";
            case OutEvent.HoldPlaced _ -> "hold-placed";
            case OutEvent.Postponed _ -> "postponed";
            case OutEvent.Released _ -> "released";
            case OutEvent.Claimed _ -> "claimed";
            case OutEvent.StatusReceived status -> name(status.meaning());
            case OutEvent.AnswerOverdue _ -> "answer-overdue";
            case OutEvent.SendWindowClosed _ -> "send-window-closed";
            case OutEvent.CancellationAsked _ -> "cancellation-asked";
            case OutEvent.LifetimeOver _ -> "lifetime-over";
        };
    }

    /** The meaning as packs write it. */
    public static String name(Meaning meaning) {
        return meaning.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

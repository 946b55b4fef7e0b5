package io.railhead.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which cells of the state machine a payment has entered, as its timeline shows from outside: each entry is one event
 * in the state that the entries before it led to.
 */
final class TimelineCells {
    private static final String PREFIX = "payment.";

    private TimelineCells() {}

    /** Cells as {@code state event}. */
    static Set<String> of(Iterable<JsonNode> timeline) {
        Set<String> cells = new TreeSet<>();
        String state = null;
        for (JsonNode entry : timeline) {
            String name = entry.path("event").asText();
            if (!name.startsWith(PREFIX) || name.equals("payment.parked")) {
                continue;
            }
            String next = name.equals("payment.noted") ? state : name.substring(PREFIX.length());
            if (state != null && next != null) {
                String event = event(state, next, entry);
                if (event != null) {
                    cells.add(state + " " + event);
                }
            }
            state = next;
        }
        return cells;
    }

    /** What happened; null where an entry does not tell. */
    private static @Nullable String event(String from, String to, JsonNode entry) {
        String meaning = entry.path("detail").path("meaning").asText();
        if (!meaning.isEmpty()) {
            return meaning;
        }
        return switch (to) {
            case "queued" -> from.equals("received") ? "cleared" : "released";
            case "held" -> "hold-placed";
            case "scheduled" -> "postponed";
            case "submitted" -> from.equals("queued") ? "claimed" : null;
            case "cancelled" -> "cancellation-asked";
            case "expired" -> "lifetime-over";
            // Two clocks lead there; only the one for the answer runs first in a payment that left.
            case "unresolved" -> from.equals("unresolved") ? null : "answer-overdue";
            default -> null;
        };
    }
}

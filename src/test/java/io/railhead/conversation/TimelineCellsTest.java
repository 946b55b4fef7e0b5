package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimelineCellsTest {
    @Test
    void anOrdinaryLifeEntersThreeCells() throws JsonProcessingException {
        assertEquals(
                Set.of("received cleared", "queued claimed", "submitted final-positive"),
                cells("payment.received", "payment.queued", "payment.submitted", "payment.settled final-positive"));
    }

    @Test
    void silenceAndALateAnswerEnterTheirs() throws JsonProcessingException {
        assertEquals(
                Set.of("received cleared", "queued claimed", "submitted answer-overdue", "unresolved final-positive"),
                cells(
                        "payment.received",
                        "payment.queued",
                        "payment.submitted",
                        "payment.unresolved",
                        "payment.parked",
                        "payment.settled final-positive"));
    }

    @Test
    void whatChangedNothingCountsInTheStateThatItMet() throws JsonProcessingException {
        assertEquals(
                Set.of("received cleared", "queued claimed", "submitted final-positive", "settled final-negative"),
                cells(
                        "payment.received",
                        "payment.queued",
                        "payment.submitted",
                        "payment.settled final-positive",
                        "security.parked",
                        "payment.noted final-negative"));
    }

    @Test
    void aLaterDayAndItsWithdrawal() throws JsonProcessingException {
        assertEquals(
                Set.of("received postponed", "scheduled cancellation-asked"),
                cells("payment.received", "payment.scheduled", "payment.cancelled"));
    }

    /** Each event, with a meaning behind a blank where there is one. */
    private static Set<String> cells(String... events) throws JsonProcessingException {
        var timeline = new JsonMapper().createArrayNode();
        for (String event : events) {
            int blank = event.indexOf(' ');
            var entry = timeline.addObject().put("event", blank < 0 ? event : event.substring(0, blank));
            if (blank > 0) {
                entry.putObject("detail").put("meaning", event.substring(blank + 1));
            }
        }
        return TimelineCells.of(timeline);
    }
}

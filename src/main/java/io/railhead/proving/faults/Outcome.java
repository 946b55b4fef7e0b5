package io.railhead.proving.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.proving.invariants.Violation;
import java.util.List;

/**
 * What came of a campaign.
 *
 * @param kills processes that were killed
 * @param payments those that the gateway has taken
 * @param lost payments that were promised and are not there, or that have no end and are not listed; and bookings of
 *     payments that the gateway does not know
 * @param doubled payments that exist twice, and bookings of what was booked before
 */
record Outcome(
        long seed, int kills, int payments, long lost, long doubled, List<Violation> violations, List<Step> steps) {
    /**
     * One fault.
     *
     * @param recoveryMillis from its end to the first settlement of a payment that was asked for after it; -1 for none
     * @param longestAnswerMillis the longest that a caller of this time waited for an answer
     */
    record Step(Fault fault, long recoveryMillis, long longestAnswerMillis, int violations) {}

    Outcome {
        violations = List.copyOf(violations);
        steps = List.copyOf(steps);
    }

    boolean sound() {
        return lost == 0 && doubled == 0 && violations.isEmpty();
    }

    /** The recovery that so many percent of the faults did not exceed. */
    long recovery(int percent) {
        List<Long> sorted = steps.stream()
                .map(Step::recoveryMillis)
                .filter(millis -> millis >= 0)
                .sorted()
                .toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, (sorted.size() * percent + 99) / 100 - 1));
    }

    String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("seed", seed);
        json.put("kills", kills);
        json.put("payments", payments);
        json.put("lost", lost);
        json.put("doubled", doubled);
        ArrayNode wrong = json.putArray("violations");
        violations.forEach(each -> wrong.addObject()
                .put("invariant", each.invariant())
                .put("subject", each.subject())
                .put("text", each.text()));
        json.putObject("recoveryMs")
                .put("p50", recovery(50))
                .put("p95", recovery(95))
                .put("max", recovery(100));
        ArrayNode faults = json.putArray("faults");
        steps.forEach(step -> faults.addObject()
                .put("fault", step.fault().number())
                .put("what", step.fault().what())
                .put("recoveryMs", step.recoveryMillis())
                .put("longestAnswerMs", step.longestAnswerMillis())
                .put("violations", step.violations()));
        return json.toString();
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                seed                 %d
                faults / kills       %d / %d
                payments             %d
                lost / doubled       %d / %d
                violations           %d
                recovery, ms         p50 %d, p95 %d, max %d
                """.formatted(
                        seed,
                        steps.size(),
                        kills,
                        payments,
                        lost,
                        doubled,
                        violations.size(),
                        recovery(50),
                        recovery(95),
                        recovery(100)));
        violations.forEach(each -> text.append(each).append('\n'));
        return text.toString();
    }
}

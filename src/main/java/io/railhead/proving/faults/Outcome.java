package io.railhead.proving.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.proving.invariants.ClientAnswer;
import io.railhead.proving.invariants.Violation;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a campaign.
 *
 * @param kills processes that were killed
 * @param states how many payments that the gateway has taken are in each state
 * @param lost payments that were promised and are not there, or that have no end and are not listed; and bookings of
 *     payments that the gateway does not know
 * @param doubled payments that exist twice, and bookings of what was booked before
 */
record Outcome(
        FaultsOptions options,
        int kills,
        Map<String, Integer> states,
        Calls calls,
        long lost,
        long doubled,
        List<Violation> violations,
        List<Step> steps) {
    /**
     * One fault.
     *
     * @param recoveryMillis from its end until a payment was settled that was asked of the slower gateway; -1 for not in time
     * @param longestAnswerMillis the longest that a caller of this time waited for an answer
     * @param unanswered requests of this time without any answer
     */
    record Step(Fault fault, long recoveryMillis, long longestAnswerMillis, long unanswered, int violations) {
        static Step of(Fault fault, Map<Node, Long> recoveries, List<ClientAnswer> answers, int violations) {
            long longest = 0;
            long unanswered = 0;
            for (ClientAnswer answer : answers) {
                if (answer.status() != 0) {
                    longest = Math.max(
                            longest,
                            Duration.between(answer.asked(), answer.answered()).toMillis());
                } else if (answer.isRequest()) {
                    unanswered++;
                }
            }
            boolean all = recoveries.values().stream().noneMatch(millis -> millis < 0);
            return new Step(fault, all ? Collections.max(recoveries.values()) : -1, longest, unanswered, violations);
        }
    }

    Outcome {
        states = Collections.unmodifiableMap(new TreeMap<>(states));
        violations = List.copyOf(violations);
        steps = List.copyOf(steps);
    }

    int payments() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
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
        json.put("seed", options.seed());
        json.put("rate", options.rate());
        json.put("seconds", options.atLeast().toSeconds());
        json.put("kills", kills);
        json.put("payments", payments());
        ObjectNode ends = json.putObject("states");
        states.forEach(ends::put);
        json.put("callsPerSecond", Math.round(calls.perSecond() * 10) / 10.0);
        json.put("callsLeftOut", calls.leftOut());
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
                .put("unanswered", step.unanswered())
                .put("violations", step.violations()));
        return json.toString();
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                again by             %s
                faults / kills       %d / %d
                payments             %d, %s
                calls a second       %.1f
                lost / doubled       %d / %d
                violations           %d
                recovery, ms         p50 %d, p95 %d, max %d
                """.formatted(
                        options.text(),
                        steps.size(),
                        kills,
                        payments(),
                        states,
                        calls.perSecond(),
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

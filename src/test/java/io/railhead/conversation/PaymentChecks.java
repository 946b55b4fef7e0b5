package io.railhead.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks whether a payment is as expected, asking for it anew. */
final class PaymentChecks {
    private PaymentChecks() {}

    static @Nullable String failure(Expectation.OfPayment expectation, Scene scene) {
        if (expectation instanceof Expectation.Listed listed) {
            Answer answer = scene.listed(listed.name());
            return answer.well() && answer.list().size() == listed.count() ? null : "the list " + answer;
        }
        String id = scene.id(expectation.name());
        if (id == null) {
            return "no payment, or several, with end-to-end id " + scene.endToEndId(expectation.name());
        }
        Answer payment = scene.rest.get("/v1/payments/" + id);
        if (!payment.well()) {
            return "the answer " + payment;
        }
        Answer timeline = scene.rest.get("/v1/payments/" + id + "/timeline");
        return holds(expectation, payment.json(), timeline.list())
                ? null
                : "the payment " + payment + "\n  and its life " + life(timeline.list());
    }

    private static boolean holds(Expectation.OfPayment expectation, JsonNode payment, List<JsonNode> timeline) {
        return switch (expectation) {
            case Expectation.InState in ->
                in.states().contains(payment.path("state").asText())
                        && (in.certainty() == null
                                || in.certainty()
                                        .equals(payment.path("certainty").asText()));
            case Expectation.PaymentField field -> field.match().holds(Match.text(payment.at(field.pointer())));
            case Expectation.Event event -> holds(event, timeline);
            case Expectation.Listed _ -> false;
        };
    }

    private static boolean holds(Expectation.Event expected, List<JsonNode> timeline) {
        Match match = expected.match();
        String pointer = Objects.requireNonNullElse(expected.pointer(), "");
        long times = timeline.stream()
                .filter(entry -> expected.event().equals(entry.path("event").asText()))
                .filter(entry -> match == null || match.holds(Match.text(entry.at(pointer))))
                .count();
        return expected.times() < 0 ? times > 0 : times == expected.times();
    }

    /** One line an event. */
    private static String life(List<JsonNode> timeline) {
        StringBuilder life = new StringBuilder();
        timeline.forEach(entry -> life.append("\n    ").append(entry));
        return life.toString();
    }
}

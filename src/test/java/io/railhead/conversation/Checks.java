package io.railhead.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.railhead.conversation.Expectation.OfAnswer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks whether things are as expected. */
final class Checks {
    private final Scene scene;
    private final Baseline baseline;

    Checks(Scene scene, Baseline baseline) {
        this.scene = scene;
        this.baseline = baseline;
    }

    /** What was seen instead, or null when it is as expected. */
    @Nullable String failure(Expectation expectation) {
        return switch (expectation) {
            case OfAnswer answer -> ofAnswer(answer, scene.last());
            case Expectation.OfPayment payment -> PaymentChecks.failure(payment, scene);
            case Expectation.Ledger ledger -> ledger(ledger);
            case Expectation.Parked parked -> parked(parked);
            case Expectation.Alarmed alarmed -> alarmed(alarmed);
            case Expectation.Link link -> link(link);
            case Expectation.File file -> FileChecks.failure(file, scene);
            case Expectation.FileRefused file -> FileChecks.failure(file, scene);
            case Expectation.Report report -> FileChecks.failure(report, scene);
        };
    }

    private @Nullable String ofAnswer(OfAnswer expectation, Answer answer) {
        boolean holds = switch (expectation) {
            case Expectation.Status status -> holds(status, answer);
            case Expectation.Header header ->
                header.match().holds(answer.headers().firstValue(header.name()).orElse(null));
            case Expectation.AnswerField field ->
                field.match().holds(Match.text(answer.json().at(field.pointer())));
            case Expectation.SameAnswer same ->
                Arrays.equals(scene.request(same.name()).answer().body(), answer.body());
        };
        return holds
                ? null
                : "the answer " + answer + "\n  with headers "
                        + answer.headers().map();
    }

    static boolean holds(Expectation.Status expected, Answer answer) {
        if (answer.status() != expected.status()) {
            return false;
        }
        JsonNode json = answer.json();
        Set<String> words = expected.words();
        String field = answer.well() ? "state" : "code";
        return (words == null || words.contains(json.path(field).asText()))
                && (expected.certainty() == null
                        || expected.certainty().equals(json.path("certainty").asText()))
                && (expected.place() == null || names(json, expected.place()));
    }

    /** Whether a problem names this place with this code, whatever it calls its list of places. */
    private static boolean names(JsonNode problem, Step.Place place) {
        for (JsonNode list : problem) {
            for (JsonNode each : list) {
                if (place.pointer().equals(each.path("pointer").asText())
                        && place.code().equals(each.path("code").asText())) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable String alarmed(Expectation.Alarmed expected) {
        List<JsonNode> since = baseline.newEvents(scene.rest).stream()
                .filter(event -> event.path("class").asText().equals(expected.threat()))
                .toList();
        return since.size() == expected.count() ? null : "the security events " + since;
    }

    private @Nullable String ledger(Expectation.Ledger expected) {
        String at = "/" + expected.link() + "/" + expected.book();
        JsonNode now = Baseline.ledger(scene.rest).at(at);
        JsonNode then = baseline.ledgerAt(at);
        String seen = "the ledger's %s of %s went from %s to %s".formatted(expected.book(), expected.link(), then, now);
        if (now.isNumber()) {
            return now.asInt() - then.asInt() == expected.count() ? null : seen;
        }
        boolean holds = now.path("count").asInt() - then.path("count").asInt() == expected.count()
                && (expected.sum() == null || new BigDecimal(expected.sum()).compareTo(grown(then, now)) == 0);
        return holds ? null : seen;
    }

    /** A link has one currency, so that its sums may be added up. */
    private static BigDecimal grown(JsonNode then, JsonNode now) {
        return total(now).subtract(total(then));
    }

    private static BigDecimal total(JsonNode book) {
        return book.path("sum")
                .valueStream()
                .map(sum -> new BigDecimal(sum.asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private @Nullable String parked(Expectation.Parked expected) {
        List<JsonNode> since = baseline.newlyParked(scene.rest, expected.link());
        String payment = expected.payment() == null ? null : scene.id(expected.payment());
        long fitting = since.stream()
                .filter(item -> expected.code().equals(item.path("code").asText()))
                .filter(item ->
                        payment == null || payment.equals(item.path("paymentId").asText()))
                .count();
        return fitting == expected.count() ? null : fitting + " of them; parked since the beginning: " + since;
    }

    private @Nullable String link(Expectation.Link expected) {
        JsonNode now = Baseline.link(scene.rest, expected.link()).path(expected.field());
        JsonNode then = baseline.linkField(expected.link(), expected.field());
        Match match = expected.match();
        boolean holds = match != null
                ? match.holds(Match.text(now))
                : expected.more() != null && now.asInt() - then.asInt() == expected.more();
        return holds
                ? null
                : "%s of link %s went from %s to %s".formatted(expected.field(), expected.link(), then, now);
    }

    /** What must never happen in any conversation; null when it did not. */
    @Nullable String accident(ParkedSoFar expected) {
        for (String link : baseline.links()) {
            String doubled = ledger(new Expectation.Ledger(link, "doubled", 0, null));
            if (doubled != null) {
                return "something was booked twice: " + doubled;
            }
            String more = expected.beyond(link, baseline.newlyParked(scene.rest, link));
            if (more != null) {
                return more;
            }
        }
        return null;
    }
}

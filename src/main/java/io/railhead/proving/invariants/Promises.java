package io.railhead.proving.invariants;

import io.railhead.message.Digest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What callers were told: I1, I9, I13. */
final class Promises {
    private static final List<String> VIEWS = List.of("", "/timeline", "/messages");

    private Promises() {}

    static List<Violation> findable(String name, Evidence evidence) throws SQLException, IOException {
        List<ClientAnswer> promised = evidence.answers().stream()
                .filter(answer -> answer.accepted() && !answer.payment().isEmpty())
                .toList();
        Map<String, UUID> byKey = evidence.tables()
                .byKey(Evidence.CLIENT, promised.stream().map(ClientAnswer::key).collect(Collectors.toSet()));
        Map<UUID, StoredPayment> known = evidence.tables()
                .payments(promised.stream()
                        .map(answer -> UUID.fromString(answer.payment()))
                        .collect(Collectors.toSet()));
        List<Violation> violations = new ArrayList<>();
        evidence.answers().stream()
                .filter(answer -> answer.accepted() && answer.payment().isEmpty())
                .forEach(answer -> violations.add(Violation.loss(
                        name, answer.key(), "HTTP " + answer.status() + " with a body that names no payment")));
        for (ClientAnswer answer : promised) {
            UUID payment = UUID.fromString(answer.payment());
            if (!payment.equals(byKey.get(answer.key()))) {
                violations.add(Violation.loss(
                        name, answer.key(), "promised as " + payment + ", stored as " + byKey.get(answer.key())));
            }
            StoredPayment stored = known.get(payment);
            if (stored == null) {
                violations.add(Violation.loss(name, payment.toString(), "promised, and there is no such payment"));
            } else if (!isWhatWasAskedFor(stored, answer, evidence.load())) {
                violations.add(new Violation(name, payment.toString(), "stored is not what was asked for"));
            }
        }
        for (ClientAnswer answer : Evidence.sample(promised)) {
            Door.Reply reply = evidence.door().get("/v1/payments/" + answer.payment(), false);
            if (reply.status() != 200) {
                violations.add(new Violation(name, answer.payment(), "asked for by its id: HTTP " + reply.status()));
            }
        }
        return violations;
    }

    private static boolean isWhatWasAskedFor(StoredPayment stored, ClientAnswer answer, Demand load) {
        return stored.endToEndId().equals(load.endToEndId(answer.number()))
                && stored.minor() == load.minor(answer.number());
    }

    static List<Violation> replays(String name, Evidence evidence) throws IOException {
        List<Violation> violations = new ArrayList<>();
        Map<String, String> told = new HashMap<>();
        List<ClientAnswer> first = new ArrayList<>();
        for (ClientAnswer answer : evidence.answers()) {
            if (answer.accepted()) {
                String before = told.putIfAbsent(answer.status() + " " + answer.key(), answer.digest());
                if (before != null && !before.equals(answer.digest())) {
                    violations.add(new Violation(
                            name, answer.key(), "two answers with status " + answer.status() + " differ"));
                }
                if (before == null && answer.status() == 202) {
                    first.add(answer);
                }
            }
        }
        for (ClientAnswer answer : Evidence.sample(first)) {
            Door.Reply again = evidence.door().again(answer);
            if (again.status() != 202 || !Digest.of(again.body()).toString().equals(answer.digest())) {
                violations.add(
                        new Violation(name, answer.key(), "asked again it is another answer, HTTP " + again.status()));
            }
        }
        return violations;
    }

    static List<Violation> strangers(String name, Evidence evidence) throws IOException {
        List<Violation> violations = new ArrayList<>();
        for (UUID payment : Evidence.sample(List.copyOf(evidence.payments().keySet()))) {
            for (String view : VIEWS) {
                Door.Reply reply = evidence.door().get("/v1/payments/" + payment + view, true);
                if (reply.status() != 404) {
                    violations.add(new Violation(
                            name, payment + view, "another participant is answered with HTTP " + reply.status()));
                }
            }
        }
        return violations;
    }
}

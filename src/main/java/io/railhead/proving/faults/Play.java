package io.railhead.proving.faults;

import io.railhead.proving.HttpConnection;
import io.railhead.proving.Instructions;
import io.railhead.proving.invariants.Tables;
import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Payments that tell the simulated scheme how to behave, beside the load, and what must become of them. For one thread. */
final class Play {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(4);
    private static final int MOST_TRIES = 100;

    /** What is no message at all is the same bytes each time, and parked when it comes first; I8 sees whether it was kept. */
    private static final String ONCE_FOR_ALL = "PARK-NOT-A-MESSAGE";

    private static final int PATIENCE_MILLIS = 20_000;

    /**
     * One behaviour of the scheme.
     *
     * @param behaviour as the simulator's reference token names it
     * @param times how many payments ask for it
     * @param end the state in which each must be at last; two with "or" between them where either may come first
     * @param parked the code under which something must be set aside for each, or empty for nothing
     */
    record Part(String behaviour, int times, String end, String parked) {}

    private final Stage stage;
    private final String token;
    private final Instructions instructions;
    private final Map<String, Part> everAsked = new LinkedHashMap<>();
    private int next;

    Play(Stage stage, String token, Instructions instructions) {
        this.stage = stage;
        this.token = token;
        this.instructions = instructions;
    }

    /**
     * Asks for the payments and waits for their ends.
     *
     * @param fault its name, for what is found wrong
     */
    List<Violation> happen(String fault, List<Part> parts, Duration atMost)
            throws IOException, SQLException, InterruptedException {
        Map<String, Integer> before = parked();
        Map<String, Part> expected = new LinkedHashMap<>();
        for (Part part : parts) {
            for (int i = 0; i < part.times(); i++) {
                expected.put(ask(part), part);
            }
        }
        List<Violation> wrong = wrong(fault, expected, before);
        for (long until = System.nanoTime() + atMost.toNanos();
                !wrong.isEmpty() && System.nanoTime() < until;
                wrong = wrong(fault, expected, before)) {
            Thread.sleep(LOOK_EVERY);
        }
        everAsked.putAll(expected);
        if (wrong.isEmpty()) {
            // What is right too early may become wrong: a payment that is unresolved must stay so.
            Thread.sleep(SECOND_LOOK);
            return wrong(fault, expected, before);
        }
        return wrong;
    }

    /** The payments of all faults once more, long after: none may have left the end that it had. */
    List<Violation> atTheEnd() throws SQLException {
        return otherwise("at the end", everAsked);
    }

    private String ask(Part part) throws IOException, InterruptedException {
        int number = nextNumber();
        String body = instructions.json(number, "SIM:" + part.behaviour());
        for (int attempt = 0; ; attempt++) {
            Node node = attempt % 2 == 0 ? Node.A : Node.B;
            try (HttpConnection connection = new HttpConnection(stage.address(node), token, PATIENCE_MILLIS)) {
                int status = connection.pay(body, instructions.key(number), 0).status();
                if (status == 202) {
                    return instructions.endToEndId(number);
                }
                if (attempt > MOST_TRIES) {
                    throw new IOException("the gateway does not take a payment: HTTP " + status);
                }
            } catch (IOException broken) {
                if (attempt > MOST_TRIES) {
                    throw broken;
                }
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    /** A number that nobody has had yet. */
    int nextNumber() {
        return next++;
    }

    private Map<String, Integer> parked() throws SQLException {
        try (Connection connection = stage.database().connect()) {
            return new Tables(connection).parked();
        }
    }

    private List<Violation> wrong(String fault, Map<String, Part> expected, Map<String, Integer> before)
            throws SQLException {
        List<Violation> wrong = new ArrayList<>(otherwise(fault, expected));
        Map<String, Integer> toPark = new TreeMap<>();
        expected.values().stream()
                .filter(part -> !part.parked().isEmpty())
                .forEach(part -> toPark.merge(part.parked(), 1, Integer::sum));
        Map<String, Integer> now = parked();
        Set<String> codes = new TreeSet<>(now.keySet());
        codes.addAll(toPark.keySet());
        codes.remove(ONCE_FOR_ALL);
        for (String code : codes) {
            int parked = now.getOrDefault(code, 0) - before.getOrDefault(code, 0);
            if (parked != toPark.getOrDefault(code, 0)) {
                wrong.add(new Violation(fault, code, parked + " set aside instead of " + toPark.getOrDefault(code, 0)));
            }
        }
        return wrong;
    }

    private List<Violation> otherwise(String fault, Map<String, Part> expected) throws SQLException {
        Map<String, String> states;
        try (Connection connection = stage.database().connect()) {
            states = new Tables(connection).states(expected.keySet());
        }
        List<Violation> wrong = new ArrayList<>();
        expected.forEach((id, part) -> {
            String state = states.getOrDefault(id, "missing");
            if (!List.of(part.end().split(" or ", -1)).contains(state)) {
                wrong.add(
                        new Violation(fault, part.behaviour() + " " + id, "is " + state + " instead of " + part.end()));
            }
        });
        return wrong;
    }
}

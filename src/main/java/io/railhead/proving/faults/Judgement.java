package io.railhead.proving.faults;

import io.railhead.proving.invariants.Books;
import io.railhead.proving.invariants.Chains;
import io.railhead.proving.invariants.ClientAnswer;
import io.railhead.proving.invariants.Demand;
import io.railhead.proving.invariants.Door;
import io.railhead.proving.invariants.Evidence;
import io.railhead.proving.invariants.Invariant;
import io.railhead.proving.invariants.Logs;
import io.railhead.proving.invariants.Tables;
import io.railhead.proving.invariants.Violation;
import io.railhead.proving.invariants.Window;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers the evidence and holds it against the invariants. For one thread. */
final class Judgement {
    /** DESIGN's liveness: so long after a fault everything has an end or is listed. */
    private static final Duration LIVENESS = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    /** What is only on its way is there by then; what is wrong is wrong then, too. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(4);

    private final Stage stage;
    private final Demand load;
    private final Books books;
    private final ClientLog log;
    private final Door door;
    private final Chains chains = new Chains();
    private final Logs logs;
    private final InstantSource clock;

    Judgement(Stage stage, Demand load, Books books, ClientLog log, Door door, InstantSource clock) {
        this.stage = stage;
        this.load = load;
        this.clock = clock;
        this.books = books;
        this.log = log;
        this.door = door;
        this.logs = new Logs(List.of(stage.logs(), stage.data().resolve("postgres/server.log")));
    }

    /** Waits until the payments of the window have an end, at most a minute from its end on, and judges. */
    List<Violation> judge(Window window) throws SQLException, IOException, InterruptedException {
        Instant giveUp = window.until().plus(LIVENESS);
        try (Connection connection = stage.database().connect()) {
            Tables tables = new Tables(connection);
            while (tables.underWay(window, load) > 0 && clock.instant().isBefore(giveUp)) {
                Thread.sleep(LOOK_EVERY);
            }
            List<Violation> first = look(tables, window);
            if (first.isEmpty()) {
                return first;
            }
            Thread.sleep(SECOND_LOOK);
            Set<String> seenBefore = first.stream().map(Violation::about).collect(Collectors.toSet());
            return look(tables, window).stream()
                    .filter(each -> seenBefore.contains(each.about()))
                    .toList();
        }
    }

    private List<Violation> look(Tables tables, Window window) throws SQLException, IOException {
        var payments = tables.payments(window);
        books.refresh();
        List<ClientAnswer> answers = log.within(window);
        Evidence evidence = new Evidence(
                window,
                payments,
                load,
                answers,
                books,
                tables,
                chains,
                door,
                logs,
                stage.secrets().all());
        List<Violation> found = new ArrayList<>(ClientLog.misjudged(answers));
        found.addAll(Invariant.checkAll(evidence));
        return found;
    }

    List<ClientAnswer> answers(Window window) throws IOException {
        return log.within(window);
    }

    /** How many payments are in each state. */
    Map<String, Integer> states() throws SQLException {
        try (Connection connection = stage.database().connect()) {
            return new Tables(connection).states();
        }
    }

    /** How many end-to-end ids belong to more than one payment. */
    int twice() throws SQLException {
        try (Connection connection = stage.database().connect()) {
            return new Tables(connection).twice().size();
        }
    }
}

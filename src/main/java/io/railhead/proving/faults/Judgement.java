package io.railhead.proving.faults;

import io.railhead.proving.invariants.Books;
import io.railhead.proving.invariants.Chains;
import io.railhead.proving.invariants.ClientAnswer;
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
import java.util.ArrayList;
import java.util.List;

/** Gathers the evidence and holds it against the invariants. For one thread. */
final class Judgement {
    /** DESIGN's liveness: so long after a fault everything has an end or is listed. */
    private static final Duration LIVENESS = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    /** What is only on its way is there by then; what is wrong is wrong then, too. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(4);

    private final Stage stage;
    private final Books books;
    private final ClientLog log;
    private final Door door;
    private final Chains chains = new Chains();
    private final Logs logs;

    Judgement(Stage stage, Books books, ClientLog log, Door door) {
        this.stage = stage;
        this.books = books;
        this.log = log;
        this.door = door;
        this.logs = new Logs(List.of(stage.logs(), stage.data().resolve("postgres/server.log")));
    }

    /** Milliseconds from a moment to the first settlement of a payment that was asked for after it; -1 for none in time. */
    long recovery(Instant healed) throws SQLException, InterruptedException {
        long giveUp = System.nanoTime() + LIVENESS.toNanos();
        try (Connection connection = stage.database().connect()) {
            Tables tables = new Tables(connection);
            while (System.nanoTime() < giveUp) {
                Instant settled = tables.settledAfter(healed);
                if (settled != null) {
                    return Duration.between(healed, settled).toMillis();
                }
                Thread.sleep(LOOK_EVERY);
            }
        }
        return -1;
    }

    /** Waits until the payments of the window have an end, at most as long as they may take, and judges. */
    List<Violation> judge(Window window) throws SQLException, IOException, InterruptedException {
        long giveUp = System.nanoTime() + LIVENESS.toNanos();
        try (Connection connection = stage.database().connect()) {
            Tables tables = new Tables(connection);
            while (tables.underWay(window) > 0 && System.nanoTime() < giveUp) {
                Thread.sleep(LOOK_EVERY);
            }
            List<Violation> first = look(tables, window);
            if (first.isEmpty()) {
                return first;
            }
            Thread.sleep(SECOND_LOOK);
            List<Violation> second = new ArrayList<>(look(tables, window));
            second.retainAll(first);
            return second;
        }
    }

    private List<Violation> look(Tables tables, Window window) throws SQLException, IOException {
        var payments = tables.payments(window);
        books.refresh();
        List<ClientAnswer> answers = log.within(window);
        Evidence evidence = new Evidence(
                window,
                payments,
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

    int payments() throws SQLException {
        try (Connection connection = stage.database().connect()) {
            return new Tables(connection).count();
        }
    }

    /** How many end-to-end ids belong to more than one payment. */
    int twice() throws SQLException {
        try (Connection connection = stage.database().connect()) {
            return new Tables(connection).twice().size();
        }
    }
}

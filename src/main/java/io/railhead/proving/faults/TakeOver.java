package io.railhead.proving.faults;

import io.railhead.proving.invariants.Tables;
import io.railhead.proving.invariants.Violation;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What a gateway had still to send when it went is sent by the other one, or comes back to it; nobody has to be there for it. */
final class TakeOver {
    /** Its lease, and as long again for the other one to notice and to send. */
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private TakeOver() {}

    /**
     * Waits, while a gateway is away, until nothing waits for it any more.
     *
     * @param fault its name, for what is found wrong
     * @param away how long it has been away
     */
    static List<Violation> of(String fault, Stage stage, Node node, Duration away)
            throws IOException, SQLException, InterruptedException {
        long giveUp = System.nanoTime() + AT_MOST.minus(away).toNanos();
        try (Connection connection = stage.database().connect()) {
            Tables tables = new Tables(connection);
            int waiting = tables.waitingFor(node.label());
            while (waiting > 0 && System.nanoTime() < giveUp) {
                Thread.sleep(LOOK_EVERY);
                waiting = tables.waitingFor(node.label());
            }
            return waiting == 0
                    ? List.of()
                    : List.of(new Violation(
                            fault, node.label(), waiting + " messages wait for it though it is away for long"));
        }
    }
}

package io.railhead.proving.faults;

import io.railhead.proving.HttpConnection;
import io.railhead.proving.Instructions;
import io.railhead.proving.invariants.Tables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * After a fault, one payment asked of each gateway itself, past the lines: one that stands still must not hide behind the
 * other, which goes on.
 */
final class Probe {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int ACCEPTED = 202;

    private final Stage stage;
    private final String token;
    private final Instructions instructions;
    private final InstantSource clock;
    private final AtomicInteger next = new AtomicInteger();

    Probe(Stage stage, String token, Instructions instructions, InstantSource clock) {
        this.stage = stage;
        this.token = token;
        this.instructions = instructions;
        this.clock = clock;
    }

    /** Milliseconds from a moment until the payment that was asked of a gateway is settled; -1 for not in time. */
    Map<Node, Long> recoveries(Instant healed, Duration atMost) throws IOException, InterruptedException {
        Map<Node, Long> found = new EnumMap<>(Node.class);
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Node, Future<Long>> asked = new EnumMap<>(Node.class);
            for (Node node : Node.values()) {
                Callable<Long> asking = () -> recovery(node, healed, healed.plus(atMost));
                asked.put(node, both.submit(asking));
            }
            for (Map.Entry<Node, Future<Long>> each : asked.entrySet()) {
                found.put(each.getKey(), each.getValue().get());
            }
        } catch (ExecutionException failed) {
            throw new IOException("a gateway could not be asked after a fault", failed.getCause());
        }
        return found;
    }

    private long recovery(Node node, Instant healed, Instant giveUp) throws InterruptedException {
        int number = next.getAndIncrement();
        boolean isPromised = false;
        while (clock.instant().isBefore(giveUp)) {
            isPromised = isPromised || isPromised(node, number);
            if (isPromised && isSettled(number)) {
                return Duration.between(healed, clock.instant()).toMillis();
            }
            Thread.sleep(LOOK_EVERY);
        }
        return -1;
    }

    private boolean isPromised(Node node, int number) {
        try (HttpConnection connection = new HttpConnection(stage.direct(node), token, PATIENCE_MILLIS)) {
            return connection
                            .pay(instructions.json(number), instructions.key(number), 0)
                            .status()
                    == ACCEPTED;
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean isSettled(int number) {
        String id = instructions.endToEndId(number);
        try (Connection connection = stage.database().connect()) {
            return "settled".equals(new Tables(connection).states(List.of(id)).get(id));
        } catch (SQLException notYet) {
            return false;
        }
    }
}

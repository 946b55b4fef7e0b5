package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An engine that nobody started, turned step by step on the thread of whoever drives it. */
class EngineByHandTest {
    private final Stage stage = new Stage();
    private final Engine engine = stage.engine(1);

    @Test
    void nothingHappensUntilItIsTurnedAndThenAllThatWaited() {
        Payment first = stage.received(Stage.FPS, false);
        CompletableFuture<Taken> one =
                engine.accept(stage.request(first, "one", "body", null).acceptance());
        CompletableFuture<Taken> two =
                engine.accept(stage.request(stage.received(Stage.FPS, false), "two", "body", null)
                        .acceptance());
        assertFalse(one.isDone() || two.isDone());
        assertFalse(stage.ledger.has(first.id()));

        assertTrue(engine.turn(0));

        assertInstanceOf(Taken.New.class, one.join());
        assertInstanceOf(Taken.New.class, two.join());
        assertEquals(1, stage.ledger.commits(), "both in one batch");
        assertFalse(engine.turn(0), "nothing waits any more");
    }

    @Test
    void whatIsDueCanBeBegunWithoutWaitingForIt() {
        Payment payment = stage.received(Stage.FPS, false);
        CompletableFuture<Taken> taken =
                engine.accept(stage.request(payment, "due", "body", null).acceptance());
        engine.turn(0);
        assertInstanceOf(Taken.New.class, taken.join());
        stage.clock.pass(Stage.ANSWER);

        assertEquals(1, engine.beginWakes(stage.clock, 10));

        assertEquals("submitted", stage.stateOf(payment));
        engine.turn(0);
        assertEquals("unresolved", stage.stateOf(payment));
        assertEquals(0, engine.beginWakes(stage.clock, 10), "its next moment has not come");
    }

    @Test
    void howLongATurnTakesIsKnownWhileItLasts() {
        List<Duration> seen = new ArrayList<>();
        stage.ledger.beforeCommit(() -> {
            stage.clock.pass(Duration.ofSeconds(61));
            seen.add(engine.longestTurn());
        });
        engine.accept(stage.request(stage.received(Stage.FPS, false), "slow", "body", null)
                .acceptance());
        assertEquals(Duration.ZERO, engine.longestTurn(), "what waits is no turn");

        engine.turn(0);

        assertEquals(List.of(Duration.ofSeconds(61)), seen);
        assertEquals(Duration.ZERO, engine.longestTurn());
    }
}

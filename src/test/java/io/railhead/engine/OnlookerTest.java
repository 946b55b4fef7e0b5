package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.MemoryLedger.Trouble;
import io.railhead.message.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who looks on hears of every failure that is not the database's absence, whatever becomes of the batch. */
class OnlookerTest {
    private final Stage stage = new Stage();
    private final List<String> failures = new ArrayList<>();
    private final Worker worker = new Worker(
            new Worker.Parts(stage.ledger, stage.wire, new Stage.Pack(), stage.factory, stage.clock),
            stage.gates,
            stage.keeper,
            new Onlooker() {
                @Override
                public void moved(Payment payment) {}

                @Override
                public void failed(Throwable defect) {
                    failures.add(String.valueOf(defect.getMessage()));
                }
            });

    private Work.Accept failing(int times) {
        int[] left = {times};
        Acceptance.Origin.Request origin = new Acceptance.Origin.Request("bad", Digest.of(new byte[0]), _ -> {
            if (left[0]-- > 0) {
                throw new IllegalStateException("a defect");
            }
            return new byte[0];
        });
        Payment payment = stage.received(Stage.FPS, false);
        return new Work.Accept(new Acceptance(payment, origin, null, Map.of()), new CompletableFuture<>());
    }

    @Test
    void aFailureOfABatchWhoseWorkAllSucceedsAloneIsHeardAllTheSame() {
        Work.Accept first = failing(1);
        Work.Accept second = stage.request("good", "body");
        worker.process(List.of(first, second));
        assertInstanceOf(Taken.New.class, first.done().join());
        assertInstanceOf(Taken.New.class, second.done().join());
        assertEquals(List.of("a defect"), failures);
    }

    @Test
    void aFailureIsHeardBeforeAnybodyIsToldOfIt() {
        Work.Accept work = failing(1);
        List<String> heard = new ArrayList<>();
        var _ = work.done().whenComplete((_, _) -> heard.addAll(failures));
        worker.process(List.of(work));
        assertTrue(work.done().isCompletedExceptionally());
        assertEquals(List.of("a defect"), heard);
    }

    @Test
    void aCommitThatThrowsAndAValueThatIsRefusedAreHeard() {
        stage.ledger.trouble(Trouble.DEFECT);
        worker.process(List.of(stage.request("one", "body")));
        stage.ledger.refuse(_ -> true);
        worker.process(List.of(stage.request("two", "body")));
        assertEquals(2, failures.size(), failures::toString);
        assertTrue(failures.getLast().startsWith("the database refuses a value"), failures::toString);
    }

    @Test
    void aDatabaseThatIsAwayIsNoFailure() {
        stage.ledger.trouble(Trouble.UNAVAILABLE, Trouble.UNKNOWN_DONE, Trouble.UNKNOWN_UNDONE);
        for (String key : List.of("one", "two", "three")) {
            worker.process(List.of(stage.request(key, "body")));
        }
        assertEquals(List.of(), failures);
    }
}

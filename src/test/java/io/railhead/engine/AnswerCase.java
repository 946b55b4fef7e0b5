package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A stage on which answers come in. */
abstract class AnswerCase {
    final Stage stage = new Stage();

    final Applied apply(Inbound message) {
        Work.Apply work = Stage.apply(message);
        stage.run(work);
        return work.done().join();
    }

    final Writes.Parked onlyParked() {
        assertEquals(1, stage.ledger.parked().size(), stage.ledger.parked().toString());
        return stage.ledger.parked().getFirst();
    }

    final void assertParked(ParkReason reason) {
        assertEquals(reason, onlyParked().reason());
    }
}

package io.railhead.store;

import io.railhead.engine.Committed;
import io.railhead.engine.Lane;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.Ledger;
import io.railhead.engine.Writes;
import io.railhead.link.Parcel;
import io.railhead.message.MessageId;
import io.railhead.proving.simulation.SimulatedLedger;
import java.time.Instant;
import java.util.List;

/** The simulation's ledger keeps what the real one keeps. */
class SimulatedLedgerTest extends LedgerContract {
    private Instant time = Samples.NOW;
    private final SimulatedLedger ledger = new SimulatedLedger(() -> time);

    @Override
    Ledger ledger() {
        return ledger;
    }

    @Override
    LaneKeeper.Register lanes() {
        return ledger.lanes();
    }

    @Override
    List<MessageId> outbox(Lane lane, Instant createdBefore) {
        return ledger.outbox().waiting(lane, createdBefore, 10_000).stream()
                .map(Parcel::id)
                .toList();
    }

    @Override
    void confirmed(MessageId message) {
        ledger.outbox().confirmed(List.of(message));
    }

    @Override
    Instant now() {
        return time;
    }

    @Override
    void aMomentPasses() {
        time = time.plusMillis(1);
    }

    @Override
    Committed commitWhileAnotherIsNotEnded(Writes other, Runnable unseen, Writes next) {
        ledger.commitUnseen(other);
        unseen.run();
        return ledger.commit(next);
    }
}

package io.railhead.proving.simulation;

import io.railhead.engine.Lane;
import io.railhead.link.Parcel;
import io.railhead.message.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What still has to leave, as the relay sees it. */
public final class SimulatedOutbox {
    private final Tables tables;

    SimulatedOutbox(Tables tables) {
        this.tables = tables;
    }

    /** The rows of a lane that are older than a moment, oldest first; none once the lane has another epoch. */
    public List<Parcel> waiting(Lane lane, Instant createdBefore, int limit) {
        if (tables.outbox.isEmpty() || !tables.holds(lane)) {
            return List.of();
        }
        return tables.outbox.values().stream()
                .filter(row ->
                        row.message().link().equals(lane.link()) && row.node().equals(lane.node()))
                .map(Tables.OutboxRow::message)
                .filter(message -> message.createdAt().isBefore(createdBefore))
                .map(message -> new Parcel(message.id(), message.payment(), message.bytes(), message.sendBy()))
                .limit(limit)
                .toList();
    }

    /** T3: these were confirmed by the broker. */
    public void confirmed(Collection<MessageId> messages) {
        messages.forEach(tables.outbox::remove);
    }
}

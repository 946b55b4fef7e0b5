package io.railhead.routing;

import io.railhead.engine.Lane;
import io.railhead.link.Links;
import io.railhead.link.Parcel;
import io.railhead.store.SqlOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns the sending of one link: keeps it connected, takes what was committed since the last round, looks
 * now and then into the outbox table for what the memory has lost (a crash, a broken send) and for what a silent
 * node has left, and hands a round to the route. Without the lane nothing is put at all.
 */
final class OutboxConsumer extends LoopConsumer {
    private static final Logger LOG = Logger.getLogger(OutboxConsumer.class);
    private static final int MOST = 200;
    private static final long WAIT_MILLIS = 20;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** A row younger than this is on its way through memory. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final Links.Link link;
    private final OutboxComponent.Parts parts;
    private Instant nextLook = Instant.EPOCH;
    private @Nullable Lane sendingBy;
    private long pauseMillis = 100;

    OutboxConsumer(Endpoint endpoint, Processor processor, Links.Link link, OutboxComponent.Parts parts) {
        super(endpoint, processor, "outbox-" + link.settings().name());
        this.link = link;
        this.parts = parts;
    }

    @Override
    void turn() throws InterruptedException {
        String name = link.settings().name();
        Lane lane = parts.lanes().held(name).orElse(null);
        if (lane == null || !link.relay().connect()) {
            pause(pauseMillis);
            pauseMillis = Math.min(pauseMillis * 2, 2000);
            return;
        }
        pauseMillis = 100;
        if (!lane.equals(sendingBy)) {
            // What memory has was committed under another epoch; somebody may have sent it since.
            link.feed().clear();
            sendingBy = lane;
        }
        look(lane);
        List<Parcel> parcels = link.feed().take(MOST, WAIT_MILLIS);
        if (parcels.isEmpty() && !parts.gates().mayHaveQueued(name)) {
            return;
        }
        Dispatch dispatch = new Dispatch(name, parcels);
        try {
            run(dispatch, null);
        } catch (InterruptedException stopping) {
            throw stopping;
        } catch (Exception failed) {
            LOG.warnf(
                    "Link %s: a round of sending failed, what it held stays in the outbox: %s",
                    name, failed.getMessage());
            pause(500);
        } finally {
            link.feed().settleAll();
        }
    }

    private void look(Lane own) {
        Instant now = parts.clock().instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(LOOK_EVERY);
        offer(parts.outbox().waiting(own, now.minus(SETTLING), MOST), now);
        for (Lane taken : parts.lanes().takenOver(own.link())) {
            // Nothing of a silent node is on its way through memory.
            offer(parts.outbox().waiting(taken, now, MOST), now);
        }
    }

    private void offer(List<SqlOutbox.Waiting> waiting, Instant now) {
        if (!waiting.isEmpty()) {
            link.feed()
                    .offer(waiting.stream()
                            .map(row -> new Parcel(row.message(), row.payment(), row.bytes(), row.sendBy()))
                            .toList());
            if (waiting.size() == MOST) {
                nextLook = now;
            }
        }
    }
}

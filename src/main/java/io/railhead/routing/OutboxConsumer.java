package io.railhead.routing;

import io.railhead.link.Links;
import io.railhead.link.Parcel;
import io.railhead.store.SqlOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.jboss.logging.Logger;

/**
 * Turns the sending of one link: keeps it connected, takes what was committed since the last round, looks
 * now and then into the outbox table for what the memory has lost (a crash, a broken send), and hands a round
 * to the route. Without the lane nothing is put at all.
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
    private long pauseMillis = 100;

    OutboxConsumer(Endpoint endpoint, Processor processor, Links.Link link, OutboxComponent.Parts parts) {
        super(endpoint, processor, "outbox-" + link.settings().name());
        this.link = link;
        this.parts = parts;
    }

    @Override
    void turn() throws InterruptedException {
        String name = link.settings().name();
        if (parts.lanes().held(name).isEmpty() || !link.relay().connect()) {
            pause(pauseMillis);
            pauseMillis = Math.min(pauseMillis * 2, 2000);
            return;
        }
        pauseMillis = 100;
        look(name);
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

    private void look(String name) {
        Instant now = parts.clock().instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(LOOK_EVERY);
        List<SqlOutbox.Waiting> waiting =
                parts.outbox().waiting(name, parts.lanes().node(), now.minus(SETTLING), MOST);
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

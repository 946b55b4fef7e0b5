package io.railhead.routing;

import io.railhead.engine.Inbound;
import io.railhead.engine.Received;
import io.railhead.fault.FaultPoint;
import io.railhead.link.Drain;
import io.railhead.link.Links;
import io.railhead.message.MessageKind;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.jboss.logging.Logger;

/**
 * Drains one link: takes a batch, hands one exchange for each kind to the route, and lets the broker forget
 * the batch only when all of them are done. A failure means trouble with database or broker, or a defect of
 * ours, never a judgement on the content: the batch goes back and comes again.
 */
final class LinkConsumer extends LoopConsumer {
    private static final Logger LOG = Logger.getLogger(LinkConsumer.class);
    private static final long WAIT_MILLIS = 250;
    private static final long PAUSE_MILLIS = 500;

    private final Drain drain;
    private final String link;
    private final Suspects suspects = new Suspects();

    LinkConsumer(Endpoint endpoint, Processor processor, Links.Link link) {
        super(endpoint, processor, "link-" + link.settings().name());
        this.drain = link.drain();
        this.link = link.settings().name();
    }

    @Override
    void turn() {
        List<Received> taken;
        try {
            taken = drain.take(WAIT_MILLIS);
        } catch (JMSException down) {
            pause(PAUSE_MILLIS);
            return;
        }
        if (taken.isEmpty()) {
            return;
        }
        FaultPoint.ANSWER_TAKEN.pass();
        try {
            for (Map.Entry<String, List<Inbound>> kind : byKind(taken).entrySet()) {
                run(new Batch(link, kind.getValue()), kind.getKey());
            }
            FaultPoint.APPLIED.pass();
            drain.commit();
        } catch (JMSException unknown) {
            LOG.warnf("Link %s: the broker did not confirm that a batch is done; it may come again", link);
        } catch (Exception | Error failed) {
            suspects.failed(taken, failed);
            LOG.warnf("Link %s: a batch of %d goes back to the broker: %s", link, taken.size(), failed.getMessage());
            drain.rollback();
            pause(PAUSE_MILLIS);
        }
    }

    private Map<String, List<Inbound>> byKind(List<Received> taken) {
        Map<String, List<Inbound>> kinds = new LinkedHashMap<>();
        for (Received received : taken) {
            kinds.computeIfAbsent(kind(received), name -> new ArrayList<>()).add(new Inbound.Arrived(received));
        }
        return kinds;
    }

    private String kind(Received received) {
        if (received.claimed() == null || suspects.isPoison(received)) {
            return MessageKind.OTHER.message();
        }
        return MessageKind.of(received.claimed()).message();
    }
}

package io.railhead.routing;

import io.railhead.engine.Gates;
import io.railhead.engine.LaneKeeper;
import io.railhead.link.Links;
import io.railhead.store.SqlOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.InstantSource;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** {@code outbox:NAME}: a source of what has to leave on a link, one exchange a round. */
@ApplicationScoped
@Named("outbox")
public class OutboxComponent extends DefaultComponent {
    /** What a round of sending looks at. */
    record Parts(Links links, Gates gates, LaneKeeper lanes, SqlOutbox outbox, InstantSource clock) {}

    private final Parts parts;

    OutboxComponent(Links links, Gates gates, LaneKeeper lanes, SqlOutbox outbox, InstantSource clock) {
        this.parts = new Parts(links, gates, lanes, outbox, clock);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new OutboxEndpoint(uri, this, parts.links().link(remaining), parts);
    }

    private static final class OutboxEndpoint extends DefaultEndpoint {
        private final Links.Link link;
        private final Parts parts;

        OutboxEndpoint(String uri, OutboxComponent component, Links.Link link, Parts parts) {
            super(uri, component);
            this.link = link;
            this.parts = parts;
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new OutboxConsumer(this, processor, link, parts);
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException(
                    "outbox: is a source; what has to leave is committed by the engine");
        }

        @Override
        protected String createEndpointUri() {
            return "outbox:" + link.settings().name();
        }
    }
}

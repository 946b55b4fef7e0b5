package io.railhead.routing;

import io.railhead.link.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** {@code link:NAME}: a source of what arrives on a link, one exchange for each kind of message in a batch. */
@ApplicationScoped
@Named("link")
public class LinkComponent extends DefaultComponent {
    private final Links links;

    LinkComponent(Links links) {
        this.links = links;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new LinkEndpoint(uri, this, links.link(remaining));
    }

    private static final class LinkEndpoint extends DefaultEndpoint {
        private final Links.Link link;

        LinkEndpoint(String uri, LinkComponent component, Links.Link link) {
            super(uri, component);
            this.link = link;
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new LinkConsumer(this, processor, link);
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("link: is a source; sending goes by outbox:");
        }

        @Override
        protected String createEndpointUri() {
            return "link:" + link.settings().name();
        }
    }
}

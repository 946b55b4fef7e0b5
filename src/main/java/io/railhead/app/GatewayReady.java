package io.railhead.app;

import io.railhead.engine.LaneKeeper;
import io.railhead.link.Links;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once every link has been connected and while every lane is held. A link that breaks later does not count:
 * requests are still taken then, and wait as queued; taking this node from its callers would help nobody.
 */
@Readiness
@ApplicationScoped
class GatewayReady implements HealthCheck {
    private final Links links;
    private final LaneKeeper lanes;
    private final Set<String> connectedOnce = ConcurrentHashMap.newKeySet();

    GatewayReady(Links links, LaneKeeper lanes) {
        this.links = links;
        this.lanes = lanes;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("links and lanes");
        boolean ready = true;
        for (Links.Link link : links.all()) {
            String name = link.settings().name();
            boolean up = link.relay().isReady() && link.drain().isUp();
            if (up) {
                connectedOnce.add(name);
            }
            boolean held = lanes.held(name).isPresent();
            response.withData(name, (up ? "up" : "down") + (held ? ", lane held" : ", no lane"));
            ready &= connectedOnce.contains(name) && held;
        }
        return response.status(ready).build();
    }
}

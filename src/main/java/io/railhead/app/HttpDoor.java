package io.railhead.app;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.railhead.api.RequestBodies;
import io.railhead.store.SecurityTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;

/** What stands before every HTTP request, the earliest that it can. */
@ApplicationScoped
class HttpDoor {
    private static final int BEFORE_ANYBODY_ASKS_WHO_IT_IS = 1_000;

    void open(@Observes Filters filters, GatewaySettings settings, SecurityTrail trail, InstantSource clock) {
        filters.register(
                new RequestBodies(settings.bodyPatience(), trail::note, clock), BEFORE_ANYBODY_ASKS_WHO_IT_IS);
    }
}

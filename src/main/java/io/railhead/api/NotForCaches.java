package io.railhead.api;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every answer is somebody's money or somebody's business: none may stay in a cache, or be taken for another type. */
final class NotForCaches {
    @ServerResponseFilter
    void mark(ContainerResponseContext response) {
        response.getHeaders().putSingle("Cache-Control", "no-store");
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    }
}

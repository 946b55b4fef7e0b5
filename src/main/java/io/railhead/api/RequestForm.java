package io.railhead.api;

import io.railhead.intake.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * What no request may have, whatever it asks for. A header that is made to steer Camel would not get to the routes,
 * because a resource hands over one object and no headers; but nobody sends one by accident. A NUL in a query is a
 * text that no column can hold.
 */
final class RequestForm {
    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        for (String name : request.getHeaders().keySet()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("camel") || lower.startsWith("org.apache.camel") || lower.startsWith("jms")) {
                throw new Refused(Problem.HEADER_REFUSED);
            }
        }
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        if (query != null && query.contains("%00")) {
            throw new Refused(Problem.QUERY_INVALID);
        }
    }
}

package io.railhead.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Reads a body that says it is small before a thread is asked to. It mostly came together with its head, and a thread
 * that reads it would send the event loop for it and wait to be woken. What waits here is no more than the head of a
 * request may hold; {@link RequestBodies} watches over one that hardly comes. Runs on the event loop.
 */
@Singleton
class SmallBodies {
    static final int MOST_BYTES = 8 * 1024;

    /** The last of all filters: what they refuse is not read. */
    private static final int LAST = 0;

    void read(@Observes Filters filters) {
        filters.register(SmallBodies::read, LAST);
    }

    private static void read(RoutingContext call) {
        if (!isSmall(call.request())) {
            call.next();
            return;
        }
        // Whoever hangs up before the end asks for nothing, and waits for no answer.
        call.request().body().onSuccess(body -> {
            ((RoutingContextInternal) call).setBody(body);
            call.next();
        });
        call.request().resume();
    }

    /** What is no number was refused before; a caller who waits to be told to go on is told so by whoever reads. */
    private static boolean isSmall(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null
                && !request.headers().contains("Expect")
                && length.length() < 5
                && Integer.parseInt(length) <= MOST_BYTES;
    }
}

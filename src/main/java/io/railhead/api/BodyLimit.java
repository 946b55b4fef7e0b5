package io.railhead.api;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every body short but that of a file. The server's own limit is as long as the longest file, and holds for all
 * calls alike.
 */
@Singleton
class BodyLimit {
    static final long MOST_BYTES = 1 << 20;

    /** Comes after the server's own limit, and before everything that reads. */
    private static final int AFTER_OWN_LIMIT = 1;

    void limit(@Observes Filters filters) {
        filters.register(BodyLimit::limit, AFTER_OWN_LIMIT);
    }

    private static void limit(RoutingContext call) {
        if (isFile(call)) {
            call.next();
            return;
        }
        // For a body that does not say how long it is.
        call.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MOST_BYTES);
        call.next();
    }

    private static boolean isFile(RoutingContext call) {
        return isFile(call.request().method(), call.normalizedPath());
    }

    /** Whether it says of itself that it is longer than this call takes. */
    static boolean isTooLong(RoutingContext call) {
        return !isFile(call) && isTooLong(call.request().getHeader("Content-Length"));
    }

    static boolean isFile(HttpMethod method, String path) {
        return method.equals(HttpMethod.POST) && path.equals("/v1/files");
    }

    static boolean isTooLong(@Nullable String length) {
        try {
            return length != null && Long.parseLong(length) > MOST_BYTES;
        } catch (NumberFormatException notOne) {
            return true;
        }
    }
}

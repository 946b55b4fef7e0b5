package io.railhead.api;

import io.railhead.audit.SecurityEvent;
import io.railhead.audit.Threat;
import io.railhead.intake.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * Watches over the bodies of requests, as the first of all handlers. One that hardly comes is cut off: a byte now and
 * then would hold a connection and a thread for as long as its sender likes, and no time-out between two bytes ever
 * ends it. What counts is how much came in a while, so a large body may take its time. One that comes in chunks ends
 * its connection: had it also said a length, the HTTP server would have dropped that silently, and what one of the
 * programs before us took for the rest of this request would be the next one here (RFC 9112, 6.1). Runs on the event
 * loop; thread-safe.
 */
public final class RequestBodies implements Handler<RoutingContext> {
    private static final long LEAST = 1024;

    private final Duration patience;
    private final Consumer<SecurityEvent> trail;
    private final InstantSource clock;

    /** @param patience how long a kilobyte, or the rest of the body, may take */
    public RequestBodies(Duration patience, Consumer<SecurityEvent> trail, InstantSource clock) {
        this.patience = patience;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void handle(RoutingContext call) {
        if (BodyLimit.isTooLong(call)) {
            refuse(call, Problem.BODY_TOO_LARGE);
            return;
        }
        if (mayHaveBody(call.request())) {
            Watch watch = new Watch(call);
            call.addEndHandler(done -> watch.end());
            if (call.request().headers().contains("Transfer-Encoding")) {
                call.response().putHeader("Connection", "close");
            }
            watch.again();
        }
        call.next();
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null ? request.headers().contains("Transfer-Encoding") : !length.equals("0");
    }

    /** How long the body says it is; more than any when it does not. */
    private static long length(HttpServerRequest request) {
        String said = request.getHeader("Content-Length");
        // What is no number was refused as too long.
        return said == null ? Long.MAX_VALUE : Long.parseLong(said);
    }

    /** Of one request, on its event loop. */
    private final class Watch {
        private final RoutingContext call;
        private final long length;
        private long before;
        private long timer;

        Watch(RoutingContext call) {
            this.call = call;
            this.length = length(call.request());
        }

        void again() {
            timer = call.vertx().setTimer(patience.toMillis(), id -> look());
        }

        void end() {
            call.vertx().cancelTimer(timer);
            HttpServerResponse response = call.response();
            if (response.getStatusCode() == Problem.BODY_TOO_LARGE.status()
                    && !Problems.MEDIA_TYPE.equals(response.headers().get("Content-Type"))) {
                // Refused by the HTTP server before any resource was asked.
                note(Problem.BODY_TOO_LARGE);
            }
            if (call.request().headers().contains("Transfer-Encoding")) {
                call.request().connection().close();
            }
        }

        private void look() {
            HttpServerRequest request = call.request();
            if (request.isEnded() || call.response().ended()) {
                return;
            }
            long now = request.bytesRead();
            // Nothing at all, or all there is: we have not read it yet, because we are busy. Nobody is to be blamed for
            // that; one who sends a head and then nothing runs into the time-out for idle connections.
            if (now == 0 || now >= length || now - before >= LEAST) {
                before = now;
                again();
            } else {
                refuse(call, Problem.BODY_TOO_SLOW);
            }
        }
    }

    private void refuse(RoutingContext call, Problem problem) {
        note(problem);
        HttpServerResponse response = call.response();
        if (response.headWritten()) {
            call.request().connection().close();
            return;
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problems.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(Problems.text(problem))
                .onComplete(sent -> call.request().connection().close());
    }

    private void note(Problem problem) {
        trail.accept(new SecurityEvent(
                Threat.FORM,
                problem.code(),
                "api",
                SecurityEvent.UNKNOWN,
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
}

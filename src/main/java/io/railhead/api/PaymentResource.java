package io.railhead.api;

import io.railhead.engine.Engine;
import io.railhead.engine.Payment;
import io.railhead.engine.Taken;
import io.railhead.fault.FaultPoint;
import io.railhead.intake.Ask;
import io.railhead.intake.Caller;
import io.railhead.intake.Outcomes;
import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;
import io.railhead.intake.Submission;
import io.railhead.lifecycle.Decision;
import io.railhead.lifecycle.OutEvent;
import io.railhead.payment.PaymentId;
import io.railhead.store.PaymentQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** Making and withdrawing payments. */
@Path("/v1/payments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PaymentResource {
    private static final int MOST_BYTES = 64 * 1024;

    private final Callers callers;
    private final ProducerTemplate routes;
    private final Endpoint received;
    private final PaymentView view;
    private final Outcomes outcomes;
    private final PaymentQueries payments;
    private final Engine engine;
    private final InstantSource clock;

    PaymentResource(
            Callers callers,
            ProducerTemplate routes,
            PaymentView view,
            Outcomes outcomes,
            PaymentQueries payments,
            Engine engine,
            InstantSource clock) {
        this.callers = callers;
        this.routes = routes;
        this.received = routes.getCamelContext().getEndpoint("direct:receive-instruction-api");
        this.view = view;
        this.outcomes = outcomes;
        this.payments = payments;
        this.engine = engine;
        this.clock = clock;
    }

    /** Takes a payment in: 202, or 201 with the final outcome when the caller waits and it comes in time. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("client")
    public Response pay(
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("Prefer") @Nullable String prefer,
            InputStream content)
            throws IOException, InterruptedException {
        Caller caller = callers.caller();
        String key = IdempotencyKey.parse(idempotencyKey);
        Duration wait = Prefer.wait(prefer);
        FaultPoint.REQUEST_NOT_READ.pass();
        byte[] body = content.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new Refused(Problem.BODY_TOO_LARGE);
        }
        Ask ask = new Ask(caller, key, body, clock.instant().truncatedTo(ChronoUnit.MICROS), view::bytes);
        Submission done = routes.requestBody(received, new Submission.Asked(ask), Submission.class);
        return switch (done) {
            case Submission.Answered answered -> answer(answered.taken(), wait);
            case Submission.Refused refused -> throw new Refused(refused.refusal());
            case Submission.Asked _, Submission.Opened _, Submission.Chosen _, Submission.Judged _ ->
                Problems.response(Problem.DEFECT);
        };
    }

    private Response answer(Taken taken, Duration wait) throws InterruptedException {
        return switch (taken) {
            case Taken.New fresh -> outcome(fresh.payment().id(), fresh.response(), wait, false);
            case Taken.Replayed replayed -> outcome(new PaymentId(replayed.payment()), replayed.response(), wait, true);
            case Taken.UetrUsed _ -> throw new IllegalStateException("a request over REST names no UETR");
            case Taken.KeyReused _ -> throw new Refused(Problem.KEY_REUSED);
            case Taken.Full _ -> Problems.response(Problem.BACKLOG_FULL);
            case Taken.Unavailable _ -> Problems.response(Problem.UNAVAILABLE);
        };
    }

    private Response outcome(PaymentId id, byte[] accepted, Duration wait, boolean replayed)
            throws InterruptedException {
        Optional<Payment> known = wait.isZero() ? Optional.empty() : outcomes.await(id, wait);
        Response.ResponseBuilder response = known.isPresent()
                ? Response.status(201).entity(view.bytes(known.get()))
                : Response.status(202).entity(accepted);
        if (!wait.isZero()) {
            response.header("Preference-Applied", "wait=" + wait.toSeconds());
        }
        if (replayed) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.location(URI.create("/v1/payments/" + id))
                .header("Cache-Control", "no-store")
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    /** Withdraws a payment that certainly was not sent. Asking twice is asking once. */
    @POST
    @Path("{id}/cancellations")
    @RolesAllowed("client")
    public Response cancel(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        Caller caller = callers.caller();
        IdempotencyKey.parse(idempotencyKey);
        PaymentId payment = new PaymentId(id);
        if (payments.find(payment, callers.visible()).isEmpty()) {
            throw Refused.notFound(payments.find(payment, null).isPresent());
        }
        Decision decision = engine.happen(payment, new OutEvent.CancellationAsked(null), caller.clientId())
                .join();
        return switch (decision) {
            case Decision.Moved _, Decision.AlreadySo _ ->
                Response.ok(view.bytes(payments.find(payment, null).orElseThrow()))
                        .build();
            case Decision.Contradiction no -> Problems.response(Refusal.of(Problem.NOT_CANCELLABLE, no.why()));
        };
    }
}

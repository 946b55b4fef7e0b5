package io.railhead.api;

import io.railhead.intake.Problem;
import io.railhead.store.PaymentQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** The exact bytes of a message, as sent or received. */
@Path("/v1/messages")
@RolesAllowed({"client", "operator", "approver", "auditor"})
@RunOnVirtualThread
public class MessageResource {
    private final Callers callers;
    private final PaymentQueries payments;

    MessageResource(Callers callers, PaymentQueries payments) {
        this.callers = callers;
        this.payments = payments;
    }

    /** XML unless JSON is what the caller accepts; then what we know of the message, without its bytes. */
    @GET
    @Path("{id}")
    public Response message(@PathParam("id") String id, @Context HttpHeaders headers) {
        PaymentQueries.MessageBytes message = find(id);
        List<MediaType> accepted = headers.getAcceptableMediaTypes();
        boolean json = accepted.stream()
                .filter(type -> !type.isWildcardType())
                .findFirst()
                .map(MediaType.APPLICATION_JSON_TYPE::isCompatible)
                .orElse(false);
        return json
                ? Response.ok(PaymentLookups.describe(message.info()), MediaType.APPLICATION_JSON)
                        .build()
                : Response.ok(message.bytes(), MediaType.APPLICATION_XML)
                        .header("Cache-Control", "no-store")
                        .build();
    }

    private PaymentQueries.MessageBytes find(String id) {
        PaymentQueries.MessageBytes message;
        try {
            message = payments.message(UUID.fromString(id)).orElseThrow(() -> new Refused(Problem.NOT_FOUND));
        } catch (IllegalArgumentException notAnId) {
            throw new Refused(Problem.NOT_FOUND);
        }
        String visible = callers.visible();
        boolean mine = visible == null
                || payments.participantOf(message.info())
                        .filter(visible::equals)
                        .isPresent();
        if (!mine) {
            throw Refused.notFound(true);
        }
        return message;
    }
}

package io.railhead.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.engine.Payment;
import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Warning;
import io.railhead.store.PaymentQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asking about payments. A client sees its own participant's alone; somebody else's does not exist for it. */
@Path("/v1/payments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"client", "operator", "approver", "auditor"})
@RunOnVirtualThread
public class PaymentLookups {
    private static final int MOST = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Callers callers;
    private final PaymentQueries payments;
    private final PaymentView view;

    PaymentLookups(Callers callers, PaymentQueries payments, PaymentView view) {
        this.callers = callers;
        this.payments = payments;
        this.view = view;
    }

    /** Newest first, a page at a time; {@code next} is the cursor of the following page, or null. */
    @GET
    public ObjectNode list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("scheme") @Nullable String scheme,
            @QueryParam("direction") @Nullable String direction,
            @QueryParam("endToEndId") @Nullable String endToEndId,
            @QueryParam("uetr") @Nullable String uetr,
            @QueryParam("account") @Nullable String account,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("fileId") @Nullable String fileId,
            @QueryParam("warning") @Nullable String warning,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw wrong("limit", "A page has 1 to %d payments.".formatted(MOST));
        }
        PaymentQueries.Filter filter = new PaymentQueries.Filter(
                callers.visible(),
                state,
                scheme,
                direction,
                endToEndId,
                uuid("uetr", uetr),
                account == null ? null : sought(account),
                moment("from", from),
                moment("to", to),
                uuid("fileId", fileId),
                warning == null ? null : warning(warning),
                uuid("cursor", cursor));
        List<Payment> found = payments.list(filter, limit);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode list = page.putArray("payments");
        found.forEach(payment -> list.add(view.node(payment)));
        page.put("next", found.size() < limit ? null : found.getLast().id().toString());
        return page;
    }

    @GET
    @Path("{id}")
    public ObjectNode show(@PathParam("id") String id) {
        return view.node(payment(id));
    }

    /** What happened, in order, with who did it. */
    @GET
    @Path("{id}/timeline")
    public ObjectNode timeline(@PathParam("id") String id) {
        Payment payment = payment(id);
        ObjectNode node = JSON.createObjectNode();
        ArrayNode entries = node.putArray("timeline");
        for (PaymentQueries.Happened entry : payments.timeline(payment.id())) {
            ObjectNode at = entries.addObject();
            at.put("at", entry.at().toString());
            at.put("event", entry.event());
            at.put("actor", entry.actor());
            at.put("messageId", entry.message() == null ? null : entry.message().toString());
            ObjectNode detail = at.putObject("detail");
            entry.detail().forEach(detail::put);
        }
        return node;
    }

    /** The messages that travelled for it, without their bytes. */
    @GET
    @Path("{id}/messages")
    public ObjectNode messages(@PathParam("id") String id) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode list = node.putArray("messages");
        for (PaymentQueries.MessageInfo message : payments.messages(payment(id).id())) {
            list.add(describe(message));
        }
        return node;
    }

    static ObjectNode describe(PaymentQueries.MessageInfo message) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", message.id().toString());
        node.put(
                "paymentId",
                message.paymentId() == null ? null : message.paymentId().toString());
        node.put("direction", message.direction());
        node.put("link", message.link());
        node.put("definition", message.definition());
        node.put("businessMessageId", message.businessMessageId());
        node.put("sender", message.sender());
        node.put("at", message.at().toString());
        node.put("length", message.length());
        node.put("sha256", HexFormat.of().formatHex(message.digest()));
        node.put("signedBy", message.keyId());
        node.put("href", "/v1/messages/" + message.id());
        return node;
    }

    /** As accounts are kept: people write blanks and dashes, but the dash after a routing number belongs to it. */
    private static String sought(String account) {
        String bare = account.replace(" ", "");
        return bare.matches("[0-9]{9}-[0-9A-Za-z]{1,17}") ? bare : bare.replace("-", "");
    }

    private Payment payment(String id) {
        try {
            PaymentId wanted = PaymentId.parse(id);
            return payments.find(wanted, callers.visible())
                    .orElseThrow(
                            () -> Refused.notFound(payments.find(wanted, null).isPresent()));
        } catch (io.railhead.payment.Invalid notAnId) {
            throw new Refused(Problem.NOT_FOUND);
        }
    }

    private static String warning(String text) {
        if (text.equals(PaymentQueries.Filter.ANY_WARNING) || Warning.isCode(text)) {
            return text;
        }
        throw wrong("warning", "Write a code like RULE-TEXT-SHORTENED, or any.");
    }

    private static @Nullable UUID uuid(String name, @Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw wrong(name, "This has to be a UUID.");
        }
    }

    private static @Nullable Instant moment(String name, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException notOne) {
            throw wrong(name, "Write the moment like 2026-01-31T12:00:00Z.");
        }
    }

    private static Refused wrong(String name, String text) {
        return new Refused(new Refusal(
                Problem.QUERY_INVALID,
                Problem.QUERY_INVALID.sentence(),
                List.of(new Refusal.Wrong("?" + name, null, "QUERY-INVALID", text))));
    }
}

package io.railhead.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.audit.AuditEntry;
import io.railhead.audit.SecurityEvent;
import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;
import io.railhead.store.SecurityEvents;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What auditors ask. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("auditor")
@RunOnVirtualThread
public class AuditResource {
    private static final int MOST = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SecurityEvents events;

    AuditResource(SecurityEvents events) {
        this.events = events;
    }

    /** What was refused and may have been an attack, newest first, a page at a time. */
    @GET
    @Path("security-events")
    public ObjectNode securityEvents(
            @QueryParam("limit") @DefaultValue("100") int limit, @QueryParam("cursor") @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw wrong("limit", "A page has 1 to %d entries.".formatted(MOST));
        }
        List<AuditEntry> found = events.list(cursor(cursor), limit);
        ObjectNode node = JSON.createObjectNode();
        ArrayNode list = node.putArray("events");
        found.forEach(entry -> describe(entry, list.addObject()));
        node.put("next", found.size() < limit ? null : found.getLast().id().toString());
        return node;
    }

    private static void describe(AuditEntry entry, ObjectNode node) {
        node.put("id", entry.id().toString());
        node.put("at", entry.at().toString());
        node.put("event", entry.event().substring(SecurityEvent.PREFIX.length()));
        for (String fact : List.of("class", "code", "door", "count", "why")) {
            node.put(fact, entry.detail().get(fact));
        }
        node.put("actor", entry.actor());
        node.put("messageId", entry.message() == null ? null : entry.message().toString());
        node.put("paymentId", entry.payment() == null ? null : entry.payment().toString());
    }

    private static @Nullable UUID cursor(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw wrong("cursor", "This has to be what the page before said under next.");
        }
    }

    private static Refused wrong(String name, String text) {
        return new Refused(new Refusal(
                Problem.QUERY_INVALID,
                Problem.QUERY_INVALID.sentence(),
                List.of(new Refusal.Wrong("?" + name, null, "QUERY-INVALID", text))));
    }
}

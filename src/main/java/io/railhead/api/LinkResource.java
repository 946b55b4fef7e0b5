package io.railhead.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.engine.Engine;
import io.railhead.engine.Gates;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.Ledger;
import io.railhead.intake.Problem;
import io.railhead.link.Links;
import io.railhead.routing.Meters;
import io.railhead.store.ParkedQueries;
import io.railhead.store.SqlOutbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The links as operations see them, and the switch to stop and start one. */
@Path("/v1/links")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LinkResource {
    private static final Logger LOG = Logger.getLogger(LinkResource.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_COUNTED = 1_000_000;

    private final Callers callers;
    private final Links links;
    private final Gates gates;
    private final Engine engine;
    private final LaneKeeper lanes;
    private final Ledger ledger;
    private final SqlOutbox outbox;
    private final ParkedQueries parked;
    private final Meters meters;

    LinkResource(
            Callers callers,
            Links links,
            Gates gates,
            Engine engine,
            LaneKeeper lanes,
            Ledger ledger,
            SqlOutbox outbox,
            ParkedQueries parked,
            Meters meters) {
        this.callers = callers;
        this.links = links;
        this.gates = gates;
        this.engine = engine;
        this.lanes = lanes;
        this.ledger = ledger;
        this.outbox = outbox;
        this.parked = parked;
        this.meters = meters;
    }

    @GET
    @RolesAllowed({"client", "operator", "approver", "auditor"})
    public ObjectNode list() {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode list = node.putArray("links");
        links.all().forEach(link -> list.add(describe(link)));
        return node;
    }

    @GET
    @Path("{name}")
    @RolesAllowed({"client", "operator", "approver", "auditor"})
    public ObjectNode show(@PathParam("name") String name) {
        return describe(find(name));
    }

    private ObjectNode describe(Links.Link link) {
        String name = link.settings().name();
        ObjectNode node = JSON.createObjectNode();
        node.put("name", name);
        node.put(
                "state",
                link.isStopped()
                        ? "stopped"
                        : links.isReady(name) && link.drain().isUp() ? "up" : "down");
        node.put("ready", links.isReady(name));
        node.put("unconfirmed", outbox.count(name, lanes.node()));
        node.put("unanswered", gates.used(name));
        node.put("waiting", engine.waiting(name));
        node.put("turnedAway", meters.turnedAway(name));
        node.put("queued", ledger.countQueued(name, MOST_COUNTED));
        node.put("parked", parked.countOpen(name));
        node.put("duplicates", meters.repeated(name));
        return node;
    }

    /** What was set aside on a link and waits for a person. */
    @GET
    @Path("{name}/parked")
    @RolesAllowed({"operator", "auditor"})
    public ObjectNode parked(@PathParam("name") String name) {
        find(name);
        ObjectNode node = JSON.createObjectNode();
        ArrayNode list = node.putArray("parked");
        for (ParkedQueries.Item item : parked.open(name, 200)) {
            ObjectNode entry = list.addObject();
            entry.put("id", item.id().toString());
            entry.put("kind", item.kind());
            entry.put("code", item.code());
            entry.put("security", item.security());
            entry.put("detail", item.detail());
            entry.put(
                    "messageId",
                    item.messageId() == null ? null : item.messageId().toString());
            entry.put(
                    "paymentId",
                    item.paymentId() == null ? null : item.paymentId().toString());
            entry.put("candidates", item.candidates());
            entry.put("at", item.at().toString());
        }
        return node;
    }

    /** Takes the link off the broker: nothing is signed for it any more, payments wait in the queue. */
    @POST
    @Path("{name}/stop")
    @RolesAllowed("operator")
    public ObjectNode stop(@PathParam("name") String name, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return turn(name, key, true);
    }

    /** Connects the link again. */
    @POST
    @Path("{name}/start")
    @RolesAllowed("operator")
    public ObjectNode start(@PathParam("name") String name, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return turn(name, key, false);
    }

    private ObjectNode turn(String name, @Nullable String key, boolean stop) {
        IdempotencyKey.parse(key);
        Links.Link link = find(name);
        LOG.infof(
                "Link %s is to be %s, asked by %s",
                name, stop ? "stopped" : "started", callers.caller().clientId());
        if (stop) {
            link.stop();
        } else {
            link.start();
        }
        return describe(link);
    }

    private Links.Link find(String name) {
        return links.all().stream()
                .filter(link -> link.settings().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(Problem.NOT_FOUND));
    }
}

package io.railhead.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;
import io.railhead.payment.ParticipantId;
import io.railhead.store.FileItem;
import io.railhead.store.FileQueries;
import io.railhead.store.FileState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files that a participant sent, how far they are, and what became of their items. */
@Path("/v1/files")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"client", "operator", "approver", "auditor"})
@RunOnVirtualThread
public class FileResource {
    private static final int MOST = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Callers callers;
    private final FileQueries files;

    FileResource(Callers callers, FileQueries files) {
        this.callers = callers;
        this.files = files;
    }

    /** Newest first, a page at a time. */
    @GET
    public ObjectNode list(
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        List<FileQueries.Summary> found =
                files.list(participant(), channel, state(state), cursor == null ? null : uuid(cursor), page(limit));
        ObjectNode node = JSON.createObjectNode();
        ArrayNode list = node.putArray("files");
        found.forEach(file -> list.add(FileView.node(file)));
        node.put(
                "next",
                found.size() < limit ? null : found.getLast().file().id().toString());
        return node;
    }

    @GET
    @Path("{id}")
    public ObjectNode show(@PathParam("id") String id) {
        return FileView.node(find(id));
    }

    /** The items in the order of the file, with the payments that they became. */
    @GET
    @Path("{id}/payments")
    public ObjectNode payments(
            @PathParam("id") String id,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("cursor") @Nullable Integer cursor) {
        List<FileItem> items = files.items(find(id).file().id(), cursor, page(limit));
        ObjectNode node = JSON.createObjectNode();
        ArrayNode list = node.putArray("payments");
        for (FileItem item : items) {
            list.add(ItemView.node(item));
        }
        node.put(
                "next",
                items.size() < limit ? null : String.valueOf(items.getLast().index()));
        return node;
    }

    /** Files belong to the participant that sent them; nobody sees them on another's token. */
    private ParticipantId participant() {
        return callers.caller().participant();
    }

    private FileQueries.Summary find(String id) {
        FileQueries.Summary found = files.find(participant(), uuid(id));
        if (found == null) {
            throw Refused.notFound(files.isThere(uuid(id)));
        }
        return found;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw new Refused(Problem.NOT_FOUND);
        }
    }

    private static int page(int limit) {
        if (limit < 1 || limit > MOST) {
            throw wrong("limit", "A page has 1 to %d entries.".formatted(MOST));
        }
        return limit;
    }

    private static @Nullable FileState state(@Nullable String word) {
        try {
            return word == null ? null : FileState.of(word);
        } catch (IllegalArgumentException unknown) {
            throw wrong("state", "No file is ever in this state.");
        }
    }

    private static Refused wrong(String name, String text) {
        return new Refused(new Refusal(
                Problem.QUERY_INVALID,
                Problem.QUERY_INVALID.sentence(),
                List.of(new Refusal.Wrong("?" + name, null, "QUERY-INVALID", text))));
    }
}

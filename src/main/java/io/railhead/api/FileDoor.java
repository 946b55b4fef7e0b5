package io.railhead.api;

import io.railhead.intake.Caller;
import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;
import io.railhead.intake.file.Channel;
import io.railhead.intake.file.Channels;
import io.railhead.intake.file.FileFormat;
import io.railhead.intake.file.FileUpload;
import io.railhead.intake.file.FileUploads;
import io.railhead.intake.file.ReportOnDemand;
import io.railhead.store.FileQueries;
import io.railhead.store.StoredFile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** Files in and their reports out, as bytes and not as JSON. */
@Path("/v1/files")
@RunOnVirtualThread
public class FileDoor {
    private static final String CSV = "text/csv";
    private static final long MOST_BYTES = 1L << 30;
    private static final Set<String> CODINGS = Set.of("", "identity", "gzip", "x-gzip");

    private final Callers callers;
    private final Channels channels;
    private final ProducerTemplate routes;
    private final FileQueries files;
    private final ReportOnDemand reports;

    FileDoor(Callers callers, Channels channels, ProducerTemplate routes, FileQueries files, ReportOnDemand reports) {
        this.callers = callers;
        this.channels = channels;
        this.routes = routes;
        this.files = files;
        this.reports = reports;
    }

    /** Takes a file in: 202 and how far it is, which is not far. What it holds is said by its bytes. */
    @POST
    @Consumes({"application/xml", "text/xml", CSV, "application/gzip", "application/zip"})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("client")
    public Response send(
            @QueryParam("channel") @Nullable String channelName,
            @QueryParam("name") @Nullable String name,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Context HttpHeaders headers,
            InputStream content) {
        Caller caller = callers.caller();
        String key = IdempotencyKey.parse(idempotencyKey);
        Channel channel = channel(caller, channelName);
        requireReadable(headers);
        if (name != null && !FileUploads.isUsableName(name)) {
            throw wrong(
                    "name",
                    "Name the file as a file alone is named, with at most 200 bytes, and not as one that is unfinished.");
        }
        FileUpload done = routes.requestBody(
                "direct:receive-file-api", new FileUpload.Asked(caller, key, channel, name, content), FileUpload.class);
        return switch (done) {
            case FileUpload.Registered(StoredFile file, boolean again) -> accepted(caller, file, again);
            case FileUpload.Refused(Refusal refusal) -> closing(refusal);
            case FileUpload.Asked _, FileUpload.Stored _ -> Problems.response(Problem.DEFECT);
        };
    }

    private Channel channel(Caller caller, @Nullable String name) {
        Channel channel = name == null ? null : channels.find(name);
        if (channel == null || !channel.participant().equals(caller.participant())) {
            throw new Refused(Problem.CHANNEL_UNKNOWN);
        }
        return channel;
    }

    private static void requireReadable(HttpHeaders headers) {
        String coding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !CODINGS.contains(coding.strip())) {
            throw new Refused(Refusal.of(Problem.MEDIA_TYPE, "Of content encodings only gzip is taken."));
        }
        MediaType type = headers.getMediaType();
        String charset = type == null ? null : type.getParameters().get("charset");
        if (charset != null && !charset.equalsIgnoreCase("utf-8") && !charset.equalsIgnoreCase("us-ascii")) {
            throw new Refused(Refusal.of(Problem.MEDIA_TYPE, "Files are written in UTF-8."));
        }
        if (headers.getLength() > MOST_BYTES || longer(headers.getHeaderString(HttpHeaders.CONTENT_LENGTH))) {
            throw new Refused(Refusal.of(Problem.BODY_TOO_LARGE, "A file has at most 1 GiB."));
        }
    }

    private static boolean longer(@Nullable String length) {
        try {
            return length != null && Long.parseLong(length) > MOST_BYTES;
        } catch (NumberFormatException notOne) {
            return false;
        }
    }

    private Response accepted(Caller caller, StoredFile file, boolean again) {
        FileQueries.Summary summary = files.find(caller.participant(), file.id());
        if (summary == null) {
            return Problems.response(Problem.DEFECT);
        }
        Response.ResponseBuilder response = Response.status(202)
                .entity(FileView.node(summary))
                .location(URI.create("/v1/files/" + file.id()))
                .header("Cache-Control", "no-store");
        if (again) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }

    /** What is left of the body is not waited for. */
    private static Response closing(Refusal refusal) {
        return Response.fromResponse(Problems.response(refusal))
                .header("Connection", "close")
                .build();
    }

    /** The report as things are now: a table where that is asked for, else what answers the file's own format. */
    @GET
    @Path("{id}/report")
    @Produces({"application/xml", CSV})
    @RolesAllowed({"client", "operator", "approver", "auditor"})
    public Response report(@PathParam("id") String id, @Context HttpHeaders headers) {
        StoredFile file = find(id);
        FileFormat form = ReportForm.of(headers.getAcceptableMediaTypes(), file);
        InputStream report = reports.open(file, form);
        if (report == null) {
            throw new Refused(Problem.NO_REPORT);
        }
        return Response.ok(report)
                .type(
                        switch (form) {
                            case PAIN_001 -> MediaType.APPLICATION_XML;
                            case CSV -> CSV + ";charset=UTF-8";
                        })
                .header("Cache-Control", "no-store")
                .build();
    }

    private StoredFile find(String id) {
        try {
            FileQueries.Summary found = files.find(callers.caller().participant(), UUID.fromString(id));
            if (found != null) {
                return found.file();
            }
        } catch (IllegalArgumentException notAnId) {
            // The same answer as for one that is not there.
        }
        throw new Refused(Problem.NOT_FOUND);
    }

    private static Refused wrong(String name, String text) {
        return new Refused(new Refusal(
                Problem.QUERY_INVALID,
                Problem.QUERY_INVALID.sentence(),
                List.of(new Refusal.Wrong("?" + name, null, "QUERY-INVALID", text))));
    }
}

package io.railhead.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Refusals as problem documents of RFC 9457. */
final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    static Response response(Problem problem) {
        return response(Refusal.of(problem));
    }

    static Response response(Refusal refusal) {
        Problem problem = refusal.problem();
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(body(refusal).toString().getBytes(StandardCharsets.UTF_8));
        if (problem.retryable()) {
            response.header("Retry-After", 1);
        }
        if (problem.status() == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        return response.build();
    }

    /** The document alone, for an answer that no resource gives. */
    static String text(Problem problem) {
        return body(Refusal.of(problem)).toString();
    }

    private static ObjectNode body(Refusal refusal) {
        Problem problem = refusal.problem();
        ObjectNode node = JSON.createObjectNode();
        node.put("type", "urn:railhead:problem:" + problem.code());
        node.put("title", problem.sentence());
        node.put("status", problem.status());
        node.put("detail", refusal.detail());
        node.put("code", problem.code());
        node.put("retryable", problem.retryable());
        node.put("instance", "urn:uuid:" + UUID.randomUUID());
        ArrayNode errors = node.putArray("errors");
        for (Refusal.Wrong wrong : refusal.fields()) {
            ObjectNode error = errors.addObject();
            error.put("pointer", wrong.pointer());
            error.put("isoPath", wrong.isoPath());
            error.put("code", wrong.code());
            error.put("detail", wrong.text());
        }
        return node;
    }
}

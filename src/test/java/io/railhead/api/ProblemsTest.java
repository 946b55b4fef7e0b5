package io.railhead.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;
import io.railhead.scheme.Field;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Problem documents as RFC 9457 wants them, the same shape for every problem. */
class ProblemsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode body(Response response) throws IOException {
        return JSON.readTree((byte[]) response.getEntity());
    }

    @Test
    void everyProblemHasTheSameShape() throws IOException {
        Set<String> codes = new HashSet<>();
        for (Problem problem : Problem.values()) {
            Response response = Problems.response(problem);
            JsonNode body = body(response);
            assertEquals(problem.status(), response.getStatus());
            assertEquals("application/problem+json", response.getMediaType().toString());
            assertEquals(
                    "urn:railhead:problem:" + problem.code(), body.path("type").asText());
            assertEquals(problem.status(), body.path("status").asInt());
            assertEquals(problem.code(), body.path("code").asText());
            assertEquals(problem.retryable(), body.path("retryable").asBoolean());
            assertTrue(body.path("title").isTextual() && body.path("detail").isTextual());
            assertTrue(body.path("errors").isArray());
            assertEquals("no-store", response.getHeaderString("Cache-Control"));
            assertEquals(problem.retryable(), response.getHeaderString("Retry-After") != null, problem.code());
            assertEquals(problem.status() == 401, response.getHeaderString("WWW-Authenticate") != null);
            assertTrue(codes.add(problem.code()), "a code stands for one problem");
        }
    }

    @Test
    void everyWrongPlaceIsListed() throws IOException {
        Refusal refusal = new Refusal(
                Problem.REQUEST_INVALID,
                "Two things.",
                List.of(
                        Refusal.Wrong.at(Field.AMOUNT, "AMOUNT-FORM", "Write it plainly."),
                        new Refusal.Wrong("/x", null, "FIELD-UNKNOWN", "No such field.")));
        JsonNode errors = body(Problems.response(refusal)).path("errors");
        assertEquals(2, errors.size());
        assertEquals("/amount/value", errors.path(0).path("pointer").asText());
        assertTrue(errors.path(0).path("isoPath").asText().endsWith("/IntrBkSttlmAmt"));
        assertEquals("AMOUNT-FORM", errors.path(0).path("code").asText());
        assertEquals("Write it plainly.", errors.path(0).path("detail").asText());
        assertTrue(errors.path(1).path("isoPath").isNull());
    }

    @Test
    void everyAnswerHasAnIdOfItsOwn() throws IOException {
        assertNotEquals(
                body(Problems.response(Problem.DEFECT)).path("instance").asText(),
                body(Problems.response(Problem.DEFECT)).path("instance").asText());
        assertNull(Problems.response(Problem.NOT_FOUND).getLocation());
    }
}

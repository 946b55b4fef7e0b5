package io.railhead.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** However the body of a request comes, the payment is the one that it asks for; and half a body asks for nothing. */
@ExtendWith(Demo.class)
class BodiesIT {
    private static final String LINE = "POST /v1/payments HTTP/1.1";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ENOUGH_TO_BE_STREAMED = 16_000;

    private final String id = "BODY-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aBodyThatComesInPiecesIsOne(RunningRailhead railhead) throws IOException, InterruptedException {
        String body = body(id);
        try (RawHttp http = new RawHttp(railhead.base(), PATIENCE)) {
            http.head(LINE, headers(railhead, body));
            for (String piece : List.of(body.substring(0, 1), body.substring(1, 40), body.substring(40))) {
                Thread.sleep(50);
                http.send(piece);
            }
            assertAccepted(http.answer());
        }
        assertPayments(1, railhead);
    }

    @Test
    void aCallerWhoWaitsToBeToldToGoOnIsToldOnce(RunningRailhead railhead) throws IOException, InterruptedException {
        String body = body(id);
        try (RawHttp http = new RawHttp(railhead.base(), PATIENCE)) {
            Map<String, String> headers = headers(railhead, body);
            headers.put("Expect", "100-continue");
            http.head(LINE, headers);
            for (int i = 0; i < 50 && !http.isAnswered(); i++) {
                Thread.sleep(100);
            }
            assertTrue(http.isAnswered(), "told to go on before any of the body was sent");
            http.send(body);
            String answer = http.answer();
            assertTrue(answer.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 "), answer);
        }
        assertPayments(1, railhead);
    }

    @Test
    void aBodyThatBreaksOffAsksForNothing(RunningRailhead railhead) throws IOException {
        // What has come is a whole request each time, but for what was announced.
        String body = body(id) + " ".repeat(20);
        for (int missing : new int[] {1, 20}) {
            try (RawHttp http = new RawHttp(railhead.base(), PATIENCE)) {
                http.head(LINE, headers(railhead, body));
                http.send(body.substring(0, body.length() - missing));
            }
        }
        // Whoever comes after is served, so the others have been looked at.
        try (RawHttp http = new RawHttp(railhead.base(), PATIENCE)) {
            String other = body(id + "-AFTER");
            http.head(LINE, headers(railhead, other));
            http.send(other);
            assertAccepted(http.answer());
        }
        assertPayments(0, railhead);
    }

    @Test
    void requestsInARowOnOneConnectionAreAnsweredInTheirOrder(RunningRailhead railhead) throws IOException {
        String small = body(id);
        String wrong = "{\"amount\":1}";
        String large = small + " ".repeat(ENOUGH_TO_BE_STREAMED);
        try (RawHttp http = new RawHttp(railhead.base(), PATIENCE)) {
            for (String body : List.of(small, wrong, large, wrong)) {
                Map<String, String> headers = headers(railhead, body);
                headers.remove("Connection");
                http.head(LINE, headers);
                http.send(body);
            }
            http.head(LINE, headers(railhead, small));
            http.send(small);
            String answer = http.answer();
            List<String> statuses = STATUS.matcher(answer)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertEquals(List.of("202", "422", "202", "422", "202"), statuses, answer);
        }
        assertPayments(3, railhead);
    }

    private static String body(String id) {
        return RequestBody.json(new PaymentSpec("body", Map.of(), List.of(), null, PaymentSpec.Transport.USUAL), id)
                .toString();
    }

    private static Map<String, String> headers(RunningRailhead railhead, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + railhead.token());
        headers.put("Content-Type", "application/json");
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        headers.put("Connection", "close");
        headers.put("Content-Length", Integer.toString(body.length()));
        return headers;
    }

    private static void assertAccepted(String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 202 "), answer);
    }

    private void assertPayments(int expected, RunningRailhead railhead) {
        try (Rest rest = new Rest(railhead)) {
            assertEquals(
                    expected, rest.get("/v1/payments?endToEndId=" + id).list().size());
        }
    }
}

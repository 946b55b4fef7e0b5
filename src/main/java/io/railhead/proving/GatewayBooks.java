package io.railhead.proving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway says of the payments of one run, read page by page over REST.
 *
 * @param listed the end-to-end ids of all that it lists since the run began
 * @param settled by end-to-end id what is settled, in minor units
 * @param settledMinor the sum of all that is settled, in minor units
 * @param notFinal how many have no end yet, or an unknown one
 * @param twice how many end-to-end ids, which the run gives once each, appear again
 * @param finals the moments at which settled payments became so, in milliseconds since 1970
 */
record GatewayBooks(
        Set<String> listed, Map<String, Long> settled, long settledMinor, int notFinal, int twice, List<Long> finals) {
    private static final int PAGE = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    static GatewayBooks read(URI base, String token, Instant from) throws IOException {
        Set<String> seen = new HashSet<>();
        List<Long> finals = new ArrayList<>();
        Map<String, Long> settled = new HashMap<>();
        int payments = 0;
        long sum = 0;
        int notFinal = 0;
        try (HttpConnection connection = new HttpConnection(base, token)) {
            String cursor = null;
            do {
                JsonNode page = page(connection, from, cursor);
                for (JsonNode payment : page.path("payments")) {
                    payments++;
                    String id = payment.path("endToEndId").asText();
                    seen.add(id);
                    if (!payment.path("final").asBoolean()) {
                        notFinal++;
                    } else if ("settled".equals(payment.path("state").asText())) {
                        long minor = new BigDecimal(
                                        payment.path("amount").path("value").asText())
                                .movePointRight(2)
                                .longValueExact();
                        settled.putIfAbsent(id, minor);
                        sum += minor;
                        finals.add(
                                Instant.parse(payment.path("finalAt").asText()).toEpochMilli());
                    }
                }
                cursor = page.path("next").isTextual() ? page.path("next").asText() : null;
            } while (cursor != null);
        }
        return new GatewayBooks(seen, settled, sum, notFinal, payments - seen.size(), finals);
    }

    private static JsonNode page(HttpConnection connection, Instant from, @Nullable String cursor) throws IOException {
        HttpConnection.Answer answer = connection.get(
                "/v1/payments?limit=" + PAGE + "&from=" + from + (cursor == null ? "" : "&cursor=" + cursor));
        if (answer.status() != 200) {
            throw new IOException("the gateway lists no payments: HTTP " + answer.status());
        }
        return JSON.readTree(answer.body());
    }
}

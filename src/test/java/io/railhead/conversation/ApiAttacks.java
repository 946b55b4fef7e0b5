package io.railhead.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.attack.Vector;
import io.railhead.conversation.PaymentSpec.Bearer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes every attack on the API against a running program, and counts the security events that it makes. */
final class ApiAttacks {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String PAYMENTS = "/v1/payments";

    private final RunningRailhead railhead;
    private final Rest rest;
    private final Tokens tokens;
    private final Map<String, Vector.Outcome> seen = new LinkedHashMap<>();
    private final StringBuilder everything = new StringBuilder();
    private int counted;

    private ApiAttacks(RunningRailhead railhead, Rest rest) {
        this.railhead = railhead;
        this.rest = rest;
        this.tokens = new Tokens(
                railhead.data().resolve("secrets"), InstantSource.system().instant());
    }

    static Map<String, Vector.Outcome> run(RunningRailhead railhead) throws IOException {
        try (Rest rest = new Rest(railhead)) {
            ApiAttacks attacks = new ApiAttacks(railhead, rest);
            attacks.counted = attacks.events();
            attacks.otherPeoplesThings();
            attacks.tokens();
            attacks.headers();
            attacks.bodies();
            attacks.keys();
            attacks.values();
            attacks.wire();
            attacks.answers();
            return attacks.seen;
        }
    }

    /** How many events the API has made so far, as an auditor sees them. */
    private int events() {
        return (int) rest.getAs("auditor", "/v1/audit/security-events?limit=500").list().stream()
                .filter(event -> event.path("door").asText().equals("api"))
                .count();
    }

    /** They come a moment later. One too many is seen with the next attack, and fails that. */
    private void note(String name, String outcome) {
        long end = System.nanoTime() + (isEventExpected(name) ? PATIENCE.toNanos() : 0);
        int now = events();
        while (now == counted && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            now = events();
        }
        seen.put(name, new Vector.Outcome(outcome, now - counted));
        counted = now;
    }

    private static boolean isEventExpected(String name) {
        return ApiCatalogue.ALL.stream().anyMatch(vector -> vector.name().equals(name) && vector.events() > 0);
    }

    private void note(String name, Answer answer) {
        everything.append(answer.text()).append('\n');
        String code = answer.json().path("code").asText();
        note(name, answer.status() + (answer.well() || code.isEmpty() ? "" : " " + code));
    }

    private static Map<String, String> keyed(String... more) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of(
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString()));
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        return headers;
    }

    private static ObjectNode payment() {
        PaymentSpec spec = new PaymentSpec("attack", Map.of(), List.of(), null, PaymentSpec.Transport.USUAL);
        return RequestBody.json(spec, "ATTACK-" + UUID.randomUUID().toString().substring(0, 8));
    }

    private Answer pay(String body, Map<String, String> headers) {
        return rest.call("POST", PAYMENTS, new Bearer.Own(), headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private void otherPeoplesThings() {
        Answer made = pay(payment().toString(), keyed());
        String id = made.json().path("id").asText();
        Bearer stranger = new Bearer.Of("stranger", "client");
        note("bola-id-swap", rest.call("GET", PAYMENTS + "/" + id, stranger, Map.of(), null));
        note("bola-id-swap by timeline", rest.call("GET", PAYMENTS + "/" + id + "/timeline", stranger, Map.of(), null));
        note(
                "bola-id-swap by cancellation",
                rest.call("POST", PAYMENTS + "/" + id + "/cancellations", stranger, keyed(), null));
        List<JsonNode> messages = rest.get(PAYMENTS + "/" + id + "/messages").list();
        note(
                "bola-id-swap by message",
                rest.call(
                        "GET",
                        messages.isEmpty()
                                ? "/v1/messages/none"
                                : messages.getFirst().path("href").asText(),
                        stranger,
                        Map.of(),
                        null));
        note(
                "bola-tenant-header",
                rest.call(
                        "GET",
                        PAYMENTS + "/" + id,
                        stranger,
                        Map.of("X-Participant", "demo", "X-Tenant-Id", "demo"),
                        null));
        ObjectNode assigned = payment();
        assigned.put("state", "settled").put("participant", "stranger").put("approver", "demo");
        note("mass-assignment", pay(assigned.toString(), keyed()));
        note("bfla-ops-endpoint", rest.call("POST", "/v1/links/uk-fps/stop", new Bearer.Own(), keyed(), null));
        note("bfla-audit", rest.call("GET", "/v1/audit/security-events", new Bearer.Own(), Map.of(), null));
    }

    private void token(String name, String token) {
        note(name, rest.call("GET", PAYMENTS, new Bearer.None(), Map.of("Authorization", "Bearer " + token), null));
    }

    private void tokens() {
        token("jwt-none", tokens.none());
        token("jwt-alg-swap", tokens.algorithmSwapped());
        token("jwt-kid-path", tokens.ofStranger("kid", "../../../../dev/null"));
        token("jwt-jku-url", tokens.ofStranger("jku", "http://127.0.0.1:1/keys"));
        token(
                "jwt-expired",
                tokens.with(
                        "exp",
                        InstantSource.system().instant().minusSeconds(600).getEpochSecond()));
        token("jwt-wrong-aud", tokens.with("aud", "somebody-else"));
        token("jwt-wrong-issuer", tokens.with("iss", "https://issuer.invalid"));
        token("jwt-garbage", "x".repeat(2_000));
    }

    private void headers() {
        note("header-CAmel*", pay(payment().toString(), keyed("CAmelHttpPath", "/x", "CamelBeanMethodName", "close")));
        note("header-jms", pay(payment().toString(), keyed("JMSReplyTo", "queue://link.uk-fps.to-scheme")));
        Answer forwarded = pay(
                payment().toString(),
                keyed(
                        "X-Forwarded-For",
                        "10.0.0.1",
                        "X-Forwarded-Host",
                        "evil.invalid",
                        "X-Forwarded-Prefix",
                        "/evil"));
        String location = forwarded.headers().firstValue("Location").orElse("");
        note(
                "header-x-forwarded-*",
                location.contains("evil") ? new Answer(500, forwarded.headers(), new byte[0]) : forwarded);
    }

    private void bodies() {
        String good = payment().toString();
        note("content-type-switch", pay("<Document/>", keyed("Content-Type", "application/xml")));
        note("content-type-switch by body", pay("<Document/>", keyed()));
        note("duplicate-json-keys", pay(good.replaceFirst("\\{", "{\"endToEndId\":\"A\","), keyed()));
        note("json-depth-1000", pay("{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}", keyed()));
        note("json-big-number", pay(good.replace("\"10.00\"", "1e999999999"), keyed()));
        note("json-long-number", pay(good.replace("\"10.00\"", "9".repeat(5_000)), keyed()));
        note("float-amount", pay(good.replace("\"10.00\"", "10.1"), keyed()));
        note("body-over-limit", pay(good + " ".repeat(70_000), keyed()));
        note("nul-in-text", pay(good.replace("Acme", "Ac\\u0000me"), keyed()));
        note("nul-in-query", rest.get(PAYMENTS + "?endToEndId=%00"));
    }

    private void keys() {
        Map<String, String> headers = keyed();
        Answer first = pay(payment().toString(), headers);
        note("idempotency-key-reuse-other-body", pay(payment().toString(), headers));
        Answer theirs = rest.call(
                "POST",
                PAYMENTS,
                new Bearer.Of("stranger", "client"),
                headers,
                payment().toString().getBytes(StandardCharsets.UTF_8));
        note(
                "idempotency-cross-tenant",
                theirs.json().path("id").equals(first.json().path("id"))
                        ? new Answer(500, theirs.headers(), new byte[0])
                        : theirs);
    }

    private void values() {
        note("negative-amount", pay(payment().toString().replace("\"10.00\"", "\"-10.00\""), keyed()));
        note("amount-18-digits", pay(payment().toString().replace("\"10.00\"", "\"1234567890123456789.00\""), keyed()));
        note("currency-minor-digits", pay(payment().toString().replace("\"10.00\"", "\"10.001\""), keyed()));
        note("iban-mod97", pay(payment().toString().replace("GB29NWBK", "GB28NWBK"), keyed()));
        note("bidi", pay(payment().toString().replace("Ada Example", "Ada \\u202eelpmaxE"), keyed()));
        note("zero-width", pay(payment().toString().replace("Ada Example", "Ada\\u200bExample"), keyed()));
        String twice = payment().toString();
        pay(twice, keyed());
        note("duplicate-endtoend", pay(twice, keyed()));
    }

    private void wire() throws IOException {
        note(
                "http-smuggling TE/CL",
                raw(
                        "POST " + PAYMENTS + " HTTP/1.1",
                        Map.of("Content-Length", "4", "Transfer-Encoding", "chunked"),
                        "0\r\n\r\nGET /v1/links HTTP/1.1\r\n\r\n"));
        note(
                "body-over-limit by its own word",
                raw("POST " + PAYMENTS + " HTTP/1.1", Map.of("Content-Length", "2000000"), ""));
        note("http2-rapid-reset", raw("PRI * HTTP/2.0", Map.of(), "SM\r\n\r\n"));
        note("chunked-endless", chunked());
        note("upload-slowloris", dripping());
        HttpResponse<Void> options = cors();
        note(
                "cors-wild",
                options.headers().firstValue("Access-Control-Allow-Origin").isPresent()
                        ? "allowed"
                        : options.statusCode() + ", no origin is allowed");
    }

    private String raw(String line, Map<String, String> headers, String body) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Authorization", "Bearer " + railhead.token());
        all.put("Content-Type", "application/json");
        all.put("Idempotency-Key", UUID.randomUUID().toString());
        try (RawHttp http = new RawHttp(railhead.base(), PATIENCE)) {
            http.head(line, all);
            http.send(body);
            return statuses(http.answer());
        }
    }

    /** Every status in what came back, with the problems' codes. */
    private String statuses(String answer) {
        everything.append(answer).append('\n');
        StringBuilder text = new StringBuilder();
        Matcher status = STATUS.matcher(answer);
        Matcher code = CODE.matcher(answer);
        while (status.find()) {
            text.append(text.isEmpty() ? "" : ", ").append(status.group(1));
            text.append(code.find() ? " " + code.group(1) : "");
        }
        return text.isEmpty() ? "closed" : text.toString();
    }

    /** Chunk after chunk, until somebody ends it. */
    private String chunked() throws IOException {
        try (RawHttp http = new RawHttp(railhead.base(), PATIENCE)) {
            http.head(
                    "POST " + PAYMENTS + " HTTP/1.1",
                    Map.of(
                            "Authorization",
                            "Bearer " + railhead.token(),
                            "Content-Type",
                            "application/json",
                            "Idempotency-Key",
                            UUID.randomUUID().toString(),
                            "Transfer-Encoding",
                            "chunked"));
            String chunk = "1000\r\n" + " ".repeat(4096) + "\r\n";
            try {
                for (int i = 0; i < 4_000 && !http.isAnswered(); i++) {
                    http.send(chunk);
                }
            } catch (IOException closed) {
                everything.append("(closed while it was sent)\n");
            }
            return statuses(http.answer());
        }
    }

    /** A byte a second. */
    private String dripping() throws IOException {
        try (RawHttp http = new RawHttp(railhead.base(), Duration.ofSeconds(20))) {
            http.head(
                    "POST " + PAYMENTS + " HTTP/1.1",
                    Map.of(
                            "Authorization",
                            "Bearer " + railhead.token(),
                            "Content-Type",
                            "application/json",
                            "Idempotency-Key",
                            UUID.randomUUID().toString(),
                            "Content-Length",
                            "1000"));
            for (int i = 0; i < 60 && !http.isAnswered(); i++) {
                http.send(" ");
                Thread.sleep(Duration.ofSeconds(1));
            }
            return statuses(http.answer());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private HttpResponse<Void> cors() throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(railhead.base().resolve(PAYMENTS))
                            .method("OPTIONS", BodyPublishers.noBody())
                            .header("Origin", "https://evil.invalid")
                            .header("Access-Control-Request-Method", "POST")
                            .build(),
                    BodyHandlers.discarding());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException(ended);
        }
    }

    private void answers() {
        Answer list = rest.get(PAYMENTS);
        note("cache-of-sensitive", list.headers().firstValue("Cache-Control").orElse("(may be cached)"));
        Matcher inside = Pattern.compile("io\\.railhead|Exception|org\\.|java\\.|\\bselect\\b|\\tat ")
                .matcher(everything);
        note("problem-details-leak", inside.find() ? "says " + inside.group() : "nothing of the inside in any answer");
        note(
                "verbose-stack",
                everything.indexOf("StackTrace") >= 0 ? "a stack trace" : "nothing of the inside in any answer");
    }
}

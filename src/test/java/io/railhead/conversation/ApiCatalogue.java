package io.railhead.conversation;

import io.railhead.attack.Vector;
import java.util.List;

/** What must come of every attack on the API. */
final class ApiCatalogue {
    static final List<Vector> ALL = List.of(
            new Vector(
                    "bola-id-swap",
                    "another participant's payment; the answer is that of a payment that is not there",
                    "404 not-found",
                    1),
            Vector.of("bola-id-swap by timeline", "404 not-found"),
            Vector.of("bola-id-swap by cancellation", "404 not-found"),
            Vector.of("bola-id-swap by message", "404 not-found"),
            new Vector("bola-tenant-header", "with `X-Participant` and `X-Tenant-Id` of its owner", "404 not-found", 1),
            new Vector("mass-assignment", "`state`, `participant`, `approver`", "422 request-invalid", 1),
            Vector.of("bfla-ops-endpoint", "403 role-missing"),
            new Vector("bfla-audit", "this very list", "403 role-missing", 1),
            Vector.of("jwt-none", "401 token-invalid"),
            new Vector("jwt-alg-swap", "HS256, by the public key", "401 token-invalid", 1),
            Vector.of("jwt-kid-path", "401 token-invalid"),
            new Vector("jwt-jku-url", "never fetched", "401 token-invalid", 1),
            Vector.of("jwt-expired", "401 token-invalid"),
            Vector.of("jwt-wrong-aud", "401 token-invalid"),
            Vector.of("jwt-wrong-issuer", "401 token-invalid"),
            Vector.of("jwt-garbage", "401 token-invalid"),
            Vector.of("header-CAmel*", "400 header-refused"),
            Vector.of("header-jms", "400 header-refused"),
            new Vector("header-x-forwarded-*", "not looked at", "202", 0),
            Vector.of("content-type-switch", "415 media-type"),
            Vector.of("content-type-switch by body", "400 json-malformed"),
            Vector.of("duplicate-json-keys", "400 json-malformed"),
            Vector.of("json-depth-1000", "400 json-malformed"),
            Vector.of("json-big-number", "422 request-invalid"),
            Vector.of("json-long-number", "400 json-malformed"),
            Vector.of("float-amount", "422 request-invalid"),
            Vector.of("body-over-limit", "413 body-too-large"),
            new Vector("nul-in-text", "a wrong value", "422 rule-broken", 0),
            new Vector("nul-in-query", "a wrong value", "400 query-invalid", 0),
            Vector.of("idempotency-key-reuse-other-body", "422 idempotency-key-reused"),
            new Vector("idempotency-cross-tenant", "a key belongs to one client; a payment of its own", "202", 0),
            new Vector("negative-amount", "a wrong value", "422 request-invalid", 0),
            new Vector("amount-18-digits", "a wrong value", "422 request-invalid", 0),
            new Vector("currency-minor-digits", "a wrong value", "422 request-invalid", 0),
            new Vector("iban-mod97", "a wrong value", "422 request-invalid", 0),
            new Vector("bidi", "a wrong value", "422 rule-broken", 0),
            new Vector("zero-width", "a wrong value", "422 rule-broken", 0),
            new Vector(
                    "duplicate-endtoend",
                    "the customer's own name for it, which may come twice; keys keep payments apart",
                    "202",
                    0),
            new Vector(
                    "http-smuggling TE/CL",
                    "the length is dropped, the chunks are read, and the connection ends: no second request",
                    "400 json-malformed",
                    1),
            new Vector("body-over-limit by its own word", "nothing of it is waited for", "413 body-too-large", 1),
            new Vector("http2-rapid-reset", "HTTP/2 is off", "closed", 0),
            Vector.of("chunked-endless", "413 body-too-large"),
            new Vector("upload-slowloris", "a byte a second", "408 body-too-slow", 1),
            new Vector("cors-wild", "", "200, no origin is allowed", 0),
            new Vector("cache-of-sensitive", "", "no-store", 0),
            new Vector("problem-details-leak", "all answers of this table", "nothing of the inside in any answer", 0),
            new Vector("verbose-stack", "all answers of this table", "nothing of the inside in any answer", 0));

    private ApiCatalogue() {}
}

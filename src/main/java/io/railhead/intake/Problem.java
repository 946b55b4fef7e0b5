package io.railhead.intake;

/**
 * Every way in which a request can fail. The codes are for programs, stable, and never used again for
 * something else; the reference page is made from here.
 */
public enum Problem {
    JSON_MALFORMED("json-malformed", 400, false, "The body is not JSON. Mend it at the place named."),
    BODY_TOO_LARGE("body-too-large", 413, false, "The body is larger than this call takes."),
    BODY_TOO_SLOW(
            "body-too-slow",
            408,
            true,
            "The body came too slowly and was not waited for; nothing of it was taken. Send it again, faster."),
    HEADER_REFUSED(
            "header-refused", 400, false, "The request has a header that steers routes. Send it without that header."),
    MEDIA_TYPE(
            "media-type",
            415,
            false,
            "This call does not take this kind of body. Send application/json; for files the kinds that are documented, in UTF-8."),
    REQUEST_INVALID(
            "request-invalid", 422, false, "Some fields cannot be used. Each is listed with its place and reason."),
    RULE_BROKEN("rule-broken", 422, false, "The scheme's rules do not allow this payment. Each broken rule is listed."),
    NO_SCHEME(
            "no-scheme",
            422,
            false,
            "No scheme takes this payment. Name one that fits, or change currency or accounts."),
    ACCOUNT_NOT_ALLOWED("account-not-allowed", 403, false, "This client may not debit this account."),
    KEY_MISSING(
            "idempotency-key-missing",
            400,
            false,
            "Send an Idempotency-Key header, new for each payment and the same for each retry."),
    KEY_INVALID(
            "idempotency-key-invalid",
            400,
            false,
            "An Idempotency-Key has 1 to 128 visible characters, bare or in double quotes."),
    KEY_REUSED(
            "idempotency-key-reused",
            422,
            false,
            "This Idempotency-Key stands for another request. Use a new key for a new payment."),
    CHANNEL_UNKNOWN(
            "channel-unknown",
            404,
            false,
            "There is no channel of this name for you. Name one of yours in the query, as channel=NAME."),
    UPLOAD_BROKEN(
            "upload-broken",
            400,
            false,
            "The file did not arrive whole and nothing of it was taken. Send it again whole, with the same key."),
    NO_REPORT("no-report", 404, false, "There is no report about this file yet. Ask again when it has been checked."),
    NOT_ACCEPTABLE(
            "not-acceptable",
            406,
            false,
            "The answer cannot be had in any form that Accept names. Name another form, or none."),
    PREFER_INVALID("prefer-invalid", 400, false, "Prefer takes wait=N with N from 0 to 30 seconds."),
    QUERY_INVALID("query-invalid", 400, false, "A query parameter cannot be used. It is listed with its reason."),
    TOKEN_MISSING("token-missing", 401, false, "Send a bearer token in the Authorization header."),
    TOKEN_INVALID(
            "token-invalid",
            401,
            false,
            "The token is not valid here: wrong signature, issuer or audience, or expired."),
    ROLE_MISSING("role-missing", 403, false, "This token's role does not allow the call."),
    PARTICIPANT_UNKNOWN("participant-unknown", 403, false, "The token names no participant that is set up here."),
    NOT_FOUND("not-found", 404, false, "There is nothing under this address that you may see."),
    METHOD("method-not-allowed", 405, false, "This address does not take this method."),
    NOT_CANCELLABLE(
            "not-cancellable", 409, false, "The payment may be out already, or is over. It cannot be cancelled."),
    BACKLOG_FULL(
            "backlog-full",
            429,
            true,
            "Too much is waiting. Try again after the time in Retry-After, with the same key."),
    ROOM_SCARCE(
            "room-scarce",
            503,
            true,
            "The disk is almost full here and nothing new is taken in. Try again later with the same key; operations have to make room."),
    UNAVAILABLE(
            "unavailable",
            503,
            true,
            "It is not certain that this was stored. Ask again with the same key; it cannot happen twice."),
    DEFECT(
            "defect",
            500,
            true,
            "Something went wrong here that should not. Ask again with the same key, and tell operations the id of this answer.");

    private final String code;
    private final int status;
    private final boolean retryable;
    private final String sentence;

    Problem(String code, int status, boolean retryable, String sentence) {
        this.code = code;
        this.status = status;
        this.retryable = retryable;
        this.sentence = sentence;
    }

    public String code() {
        return code;
    }

    /** The HTTP status it goes with. */
    public int status() {
        return status;
    }

    /** Whether the same request may succeed later. */
    public boolean retryable() {
        return retryable;
    }

    /** What it means and what to do. */
    public String sentence() {
        return sentence;
    }
}

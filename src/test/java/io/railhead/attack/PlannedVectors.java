package io.railhead.attack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole catalogue of attacks by name, those that nothing here can suffer yet included. */
final class PlannedVectors {
    private static final String ALL = """
            xxe-file xxe-http xxe-param ext-dtd doctype-empty billion-laughs quadratic recursive-entity attrs-65
            attrs-20k depth-65 depth-100k name-1001 text-over-limit bytes-over-limit xinclude-text xinclude-xml
            schemaLocation-ssrf pi-stylesheet nul-literal nul-charref utf7 utf16le-bom utf16be-bom utf16-mislabel utf32
            ebcdic overlong-utf8 surrogate-lone xml11 bidi zero-width homoglyph-bic comment-in-value cdata-in-value
            entity-in-value ns-undeclared ns-wrong-version ns-prefix-swap xsi-type-override xsi-nil
            sig-missing sig-empty sig-two sig-wrong-key sig-expired-cert sig-revoked sig-untrusted-ca
            sig-self-signed-keyvalue sig-x509-dn-bic-mismatch sig-sha1 sig-md5 sig-rsa1024 sig-hmac-public sig-none-alg
            sig-truncated-hmac sig-xslt sig-xpath-false sig-xpath2 sig-6-transforms sig-31-refs sig-file-ref
            sig-http-ref sig-retrieval-http sig-retrieval-loop sig-keyinforeference sig-dup-id sig-partial-apphdr
            sig-partial-document sig-comment-truncate sig-c14n-inclusive-ns-inject sig-manifest-unchecked
            xsw1 xsw2 xsw3 xsw4 xsw5 xsw6 xsw7 xsw8 xsw-splmtrydata
            bah-bizmsgidr≠msgid bah-msgdefidr≠namespace bah-fr≠link-peer bah-to≠us bah-bizsvc-wrong bah-credt-stale
            bah-credt-future bah-copydplct-unexpected replay-same-bytes replay-new-bizmsgidr-same-txid replay-other-link
            replay-after-retention ctrlsum-mismatch nboftxs-mismatch sum-overflow currency-minor-digits negative-amount
            amount-18-digits iban-mod97 sortcode-modulus duplicate-endtoend
            zip-bomb-ratio zip-42 zip-nested zip-slip gzip-bomb tar-symlink csv-injection csv-quote-break csv-nul csv-bom
            csv-1M-columns filename-traversal filename-unicode-rtl polyglot double-extension upload-slowloris
            chunked-endless
            bola-id-swap bola-tenant-header mass-assignment bfla-ops-endpoint jwt-none jwt-alg-swap jwt-kid-path
            jwt-jku-url jwt-expired jwt-wrong-aud mtls-token-other-cert mtls-no-cert header-CAmel* header-x-forwarded-*
            content-type-switch duplicate-json-keys json-depth-1000 json-big-number float-amount http-smuggling
            http2-rapid-reset idempotency-key-reuse-other-body idempotency-cross-tenant self-approval approve-after-edit
            race-double-approve ssrf-callback-url problem-details-leak verbose-stack cors-wild cache-of-sensitive
            """;

    /** Why nothing stands in the tables for these. */
    static final Map<String, String> ABSENT = absent();

    private PlannedVectors() {}

    private static Map<String, String> absent() {
        Map<String, String> why = new LinkedHashMap<>();
        why.put(
                "sortcode-modulus",
                "no table of the weights is part of the product; the scheme's own check refuses with AC03");
        why.put("tar-symlink", "no tar is read");
        String mutual = "the API takes bearer tokens over one-way TLS; tokens bound to a certificate do not exist yet";
        List.of("mtls-token-other-cert", "mtls-no-cert").forEach(name -> why.put(name, mutual));
        String approvals = "nothing is approved by anybody yet";
        List.of("self-approval", "approve-after-edit", "race-double-approve").forEach(name -> why.put(name, approvals));
        why.put("ssrf-callback-url", "nobody is called back yet");
        return why;
    }

    static List<String> all() {
        return List.of(ALL.strip().split("\\s+"));
    }
}

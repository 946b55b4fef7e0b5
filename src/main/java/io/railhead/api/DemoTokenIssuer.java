package io.railhead.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.payment.ParticipantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the bearer tokens of the demo: RS256, twelve hours, signed with the throw-away key of the data
 * directory. Who can read that key can be anybody, so nothing but the demo trusts its issuer.
 *
 * <p>The token is put together by hand (RFC 7515, compact form), because the command line needs one before
 * every call: the library that the running gateway uses reads the whole configuration first, which costs
 * half a second and must not happen before Quarkus has started. The test reads the tokens with a library.
 *
 * <p>Immutable and safe for many threads.
 */
public final class DemoTokenIssuer {
    /** The {@code iss} of every demo token; a name that can never be a real issuer's (RFC 2606). */
    public static final String ISSUER = "https://demo.railhead.invalid";

    /** The {@code aud} of every token for this gateway. */
    public static final String AUDIENCE = "railhead";

    /** How long a token is good for. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private final PrivateKey key;
    private final InstantSource clock;

    private DemoTokenIssuer(PrivateKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** What its bearer may do; the token says so in {@code groups}. */
    public enum Role {
        CLIENT,
        OPERATOR,
        APPROVER,
        AUDITOR;

        /** The role as it stands in a token and on the command line. */
        public String claim() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Makes the pair of keys when the directory holds none: {@code token-key.pem} (PKCS#8, for its owner
     * alone) and {@code token-public.pem}. The caller holds the data directory's lock.
     *
     * @param secrets made, for its owner alone, when it is not there
     */
    public static void ensureKeys(Path secrets) throws IOException {
        DemoTokenKeys.ensure(secrets);
    }

    /**
     * An issuer with the key of this directory.
     *
     * @return nothing when no demo has made a key there yet
     * @throws IOException when the key is there and cannot be read
     */
    public static Optional<DemoTokenIssuer> open(Path secrets, InstantSource clock) throws IOException {
        if (!Files.exists(DemoTokenKeys.privateKey(secrets))) {
            return Optional.empty();
        }
        return Optional.of(new DemoTokenIssuer(DemoTokenKeys.read(secrets), clock));
    }

    /** A fresh token of this client, which is also the participant whose payments it sees. */
    public String issue(ParticipantId client, Role role) {
        String signed = HEADER + '.' + part(claims(client, role));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + part(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK signs SHA256withRSA", impossible);
        }
    }

    private byte[] claims(ParticipantId client, Role role) {
        Instant now = clock.instant();
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", ISSUER);
        claims.put("aud", AUDIENCE);
        claims.put("sub", client.value());
        claims.put("client_id", client.value());
        claims.put("participant", client.value());
        claims.putArray("groups").add(role.claim());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        try {
            return JSON.writeValueAsBytes(claims);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values is always written", impossible);
        }
    }

    private static String part(byte[] bytes) {
        return URL.encodeToString(bytes);
    }
}

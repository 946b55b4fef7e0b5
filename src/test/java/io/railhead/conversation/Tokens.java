package io.railhead.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.railhead.api.DemoTokenIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Bearer tokens that nobody should have made. */
final class Tokens {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Path secrets;
    private final Instant now;

    Tokens(Path secrets, Instant now) {
        this.secrets = secrets;
        this.now = now;
    }

    private Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", DemoTokenIssuer.ISSUER);
        claims.put("aud", DemoTokenIssuer.AUDIENCE);
        claims.put("sub", "demo");
        claims.put("client_id", "demo");
        claims.put("participant", "demo");
        claims.put("groups", List.of("client", "operator", "auditor"));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(3600).getEpochSecond());
        return claims;
    }

    private static String part(Object value) {
        try {
            return URL.encodeToString(JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String unsigned(Map<String, Object> header, Map<String, Object> claims) {
        return part(header) + "." + part(claims);
    }

    String none() {
        return unsigned(Map.of("alg", "none", "typ", "JWT"), claims()) + ".";
    }

    /** Signed by HMAC, with what everybody can read as the secret: the public key. */
    String algorithmSwapped() {
        try {
            String text = unsigned(Map.of("alg", "HS256", "typ", "JWT"), claims());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Files.readAllBytes(secrets.resolve("token-public.pem")), "HmacSHA256"));
            return text + "." + URL.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Right in all but its key, and a header that tells where to find that. */
    String ofStranger(String name, String value) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            PrivateKey key = generator.generateKeyPair().getPrivate();
            return signed(Map.of("alg", "RS256", "typ", "JWT", name, value), claims(), key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** By the right key, with one claim that is wrong. */
    String with(String claim, Object value) {
        Map<String, Object> claims = claims();
        claims.put(claim, value);
        return signed(Map.of("alg", "RS256", "typ", "JWT"), claims, key());
    }

    private static String signed(Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
        try {
            String text = unsigned(header, claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private PrivateKey key() {
        try {
            String pem = Files.readString(secrets.resolve("token-key.pem"));
            byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

package io.railhead.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.api.DemoTokenIssuer.Role;
import io.railhead.payment.ParticipantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTokenIssuerTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:00:00Z");
    private static final ParticipantId ACME = new ParticipantId("acme");

    @TempDir
    Path directory;

    @Test
    void aTokenIsReadByAnIndependentLibraryWithThePublicKeyBesideIt() throws Exception {
        String token = issuer().issue(ACME, Role.OPERATOR);

        JwtClaims claims = reader(secrets(), NOW).processToClaims(token);

        assertEquals("acme", claims.getSubject());
        assertEquals("acme", claims.getStringClaimValue("client_id"));
        assertEquals("acme", claims.getStringClaimValue("participant"));
        assertEquals(List.of("operator"), claims.getStringListClaimValue("groups"));
        assertEquals(NOW.getEpochSecond(), claims.getIssuedAt().getValue());
        assertEquals(
                NOW.plusSeconds(12 * 60 * 60).getEpochSecond(),
                claims.getExpirationTime().getValue());
    }

    @Test
    void aTokenIsWorthNothingAfterTwelveHoursOrUnderAnotherKey() throws Exception {
        String token = issuer().issue(ACME, Role.CLIENT);
        Path other = directory.resolve("other");
        DemoTokenIssuer.ensureKeys(other);

        JwtConsumer late = reader(secrets(), NOW.plusSeconds(12 * 60 * 60 + 1));
        assertThrows(InvalidJwtException.class, () -> late.processToClaims(token));
        JwtConsumer stranger = reader(other, NOW);
        assertThrows(InvalidJwtException.class, () -> stranger.processToClaims(token));
    }

    @Test
    void noTwoTokensAreTheSame() throws Exception {
        DemoTokenIssuer issuer = issuer();

        assertNotEquals(issuer.issue(ACME, Role.CLIENT), issuer.issue(ACME, Role.CLIENT));
    }

    @Test
    void keysAreMadeOnceAndKeptForTheirOwner() throws Exception {
        DemoTokenIssuer.ensureKeys(secrets());
        byte[] first = Files.readAllBytes(secrets().resolve("token-key.pem"));
        DemoTokenIssuer.ensureKeys(secrets());

        assertArrayEquals(first, Files.readAllBytes(secrets().resolve("token-key.pem")));
        assertEquals("rwx------", permissions(secrets()));
        assertEquals("rw-------", permissions(secrets().resolve("token-key.pem")));
        try (Stream<Path> files = Files.list(secrets())) {
            assertEquals(2, files.count(), "nothing is left behind");
        }
    }

    @Test
    void withoutAKeyThereIsNoIssuerAndNoneIsMade() throws Exception {
        assertTrue(DemoTokenIssuer.open(secrets(), InstantSource.fixed(NOW)).isEmpty());
        assertFalse(Files.exists(secrets()));
    }

    @Test
    void aBrokenKeyIsNamedAndNotReplaced() throws Exception {
        DemoTokenIssuer.ensureKeys(secrets());
        Path key = secrets().resolve("token-key.pem");
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        IOException broken =
                assertThrows(IOException.class, () -> DemoTokenIssuer.open(secrets(), InstantSource.fixed(NOW)));
        assertTrue(String.valueOf(broken.getMessage()).contains(key.toString()));
    }

    private Path secrets() {
        return directory.resolve("secrets");
    }

    private DemoTokenIssuer issuer() throws IOException {
        DemoTokenIssuer.ensureKeys(secrets());
        return DemoTokenIssuer.open(secrets(), InstantSource.fixed(NOW)).orElseThrow();
    }

    private static JwtConsumer reader(Path secrets, Instant now) throws Exception {
        String pem = Files.readString(secrets.resolve("token-public.pem")).replaceAll("-----[A-Z ]+-----", "");
        PublicKey key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "RS256"))
                .setExpectedIssuer("https://demo.railhead.invalid")
                .setExpectedAudience("railhead")
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                .build();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}

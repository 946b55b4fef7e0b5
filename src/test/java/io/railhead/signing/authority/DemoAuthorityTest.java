package io.railhead.signing.authority;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.signing.EnvelopeSigner;
import io.railhead.signing.KeyStores;
import io.railhead.signing.KeysUnusable;
import io.railhead.signing.SigningKey;
import io.railhead.signing.TrustRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> LINKS = List.of("uk-fps", "sct-inst");
    private static final List<String> NAMES = List.of(
            "gateway-signing",
            "gateway-tls",
            "broker-tls",
            "scheme-uk-fps-signing",
            "scheme-sct-inst-signing",
            "scheme-uk-fps-tls",
            "scheme-sct-inst-tls");

    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void prepareOnce() {
        data = temporary.resolve("data");
        prepare(data);
    }

    private static void prepare(Path directory) {
        new DemoAuthority(directory, Profiles.load(Path.of("certs/profiles.yaml")), InstantSource.fixed(NOW))
                .prepare(LINKS);
    }

    private static Map<Path, byte[]> files(Path directory) throws IOException {
        Map<Path, byte[]> found = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                found.put(directory.relativize(file), Files.readAllBytes(file));
            }
        }
        return found;
    }

    private static X509Certificate certificate(Path directory, String name) {
        return TrustRegistry.read(directory.resolve("certificates").resolve(name + ".pem"))
                .getFirst();
    }

    private static SigningKey key(Path directory, String name) {
        return KeyStores.signingKey(
                directory.resolve("keys").resolve(name + ".p12"), directory.resolve("secrets/keystore-password"));
    }

    @Test
    void everyKeyIsThereAndBelongsToItsCertificate() {
        for (String name : NAMES) {
            SigningKey key = key(data, name);
            assertEquals(certificate(data, name), key.certificate());
            EnvelopeSigner.withJdk(key);
        }
    }

    @Test
    void theSecondStartChangesNothing() throws IOException {
        Map<Path, byte[]> first = files(data);
        prepare(data);
        Map<Path, byte[]> second = files(data);
        assertEquals(first.keySet(), second.keySet());
        first.forEach((name, content) -> assertArrayEquals(content, second.get(name), name.toString()));
    }

    @Test
    void nobodyElseMayReadAnyOfIt() throws IOException {
        try (Stream<Path> walk = Files.walk(data)) {
            for (Path path : walk.filter(path -> !path.equals(data)).toList()) {
                assertEquals(
                        Files.isDirectory(path) ? "rwx------" : "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
                        path.toString());
            }
        }
    }

    @Test
    void aCrashAtAnyMomentOfTheFirstStartIsCompletedByTheNext() throws IOException {
        // In the order of writing: the secret, then for each name its key store before its certificate.
        List<Path> written = Stream.concat(
                        Stream.of(Path.of("secrets/keystore-password")),
                        Stream.concat(Stream.of("demo-ca"), NAMES.stream())
                                .flatMap(name -> Stream.of(
                                        Path.of("keys", name + ".p12"), Path.of("certificates", name + ".pem"))))
                .toList();
        Map<Path, byte[]> whole = files(data);
        assertEquals(Set.copyOf(written), whole.keySet());
        for (int done = 0; done < written.size(); done += 2) {
            Path crashed = temporary.resolve("crashed-" + done);
            for (Path file : written.subList(0, done)) {
                Path copy = crashed.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(data.resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
            Path torn = crashed.resolve("keys/.demo-ca.p12.tmp");
            Files.createDirectories(torn.getParent());
            Files.writeString(torn, "half");

            prepare(crashed);

            Map<Path, byte[]> completed = files(crashed);
            for (Path file : written.subList(0, done)) {
                assertArrayEquals(whole.get(file), completed.get(file), file.toString());
            }
            NAMES.forEach(name ->
                    assertEquals(certificate(crashed, name), key(crashed, name).certificate()));
        }
    }

    @Test
    void aCertificateWithoutItsKeyIsNeverOverwritten() throws IOException {
        Path pem = data.resolve("certificates/gateway-signing.pem");
        byte[] before = Files.readAllBytes(pem);
        Files.delete(data.resolve("keys/gateway-signing.p12"));
        assertThrows(KeysUnusable.class, () -> prepare(data));
        assertArrayEquals(before, Files.readAllBytes(pem));
        assertFalse(Files.exists(data.resolve("keys/gateway-signing.p12")));
    }

    @Test
    void aForeignCertificateBesideAKeyIsNoticed() throws IOException {
        Files.copy(
                data.resolve("certificates/broker-tls.pem"),
                data.resolve("certificates/gateway-tls.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThrows(KeysUnusable.class, () -> prepare(data));
    }

    @Test
    void everyCertificateIsOfTheDemoAuthorityAndSaysSo() throws Exception {
        X509Certificate authority = certificate(data, "demo-ca");
        assertTrue(DemoAuthority.isDemo(authority));
        for (String name : NAMES) {
            X509Certificate certificate = certificate(data, name);
            assertTrue(DemoAuthority.isDemo(certificate));
            assertTrue(certificate.getSubjectX500Principal().getName().contains("O=Railhead DEMO"));
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(NOW));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
        }
    }

    @Test
    void eachCertificateIsForItsPurposeAlone() throws Exception {
        String client = "1.3.6.1.5.5.7.3.2";
        String server = "1.3.6.1.5.5.7.3.1";
        assertEquals(List.of(client, server), certificate(data, "gateway-tls").getExtendedKeyUsage());
        assertEquals(List.of(server), certificate(data, "broker-tls").getExtendedKeyUsage());
        assertEquals(List.of(client), certificate(data, "scheme-uk-fps-tls").getExtendedKeyUsage());
        assertEquals(
                Set.of(List.of(2, "localhost"), List.of(7, "127.0.0.1")),
                Set.copyOf(certificate(data, "broker-tls").getSubjectAlternativeNames()));
        boolean[] usage = certificate(data, "gateway-signing").getKeyUsage();
        assertTrue(usage[0]);
        assertFalse(usage[5], "it issues no certificates");
        assertEquals(-1, certificate(data, "gateway-signing").getBasicConstraints());
        assertEquals(0, certificate(data, "demo-ca").getBasicConstraints());
    }

    @Test
    void twoDemosShareNoKeyAndNoPassword() throws IOException {
        Path other = temporary.resolve("other");
        prepare(other);
        Map<Path, byte[]> here = files(data);
        files(other).forEach((name, content) -> assertFalse(Arrays.equals(content, here.get(name))));
        assertNotEquals(
                key(data, "gateway-signing").thumbprint(),
                key(other, "gateway-signing").thumbprint());
    }

    @Test
    void secretsAreLongAndStay() {
        DemoAuthority authority =
                new DemoAuthority(data, Profiles.load(Path.of("certs/profiles.yaml")), InstantSource.fixed(NOW));
        char[] first = authority.secret("broker-gateway");
        assertArrayEquals(first, authority.secret("broker-gateway"));
        assertTrue(first.length >= 22, "128 bits in base64");
        assertFalse(Arrays.equals(first, authority.secret("broker-scheme-uk-fps")));
        assertThrows(IllegalArgumentException.class, () -> authority.secret("../elsewhere"));
    }

    @Test
    void profilesThatSayMoreThanWeUnderstandAreRefused() throws IOException {
        String text = Files.readString(Path.of("certs/profiles.yaml"));
        Path changed = temporary.resolve("profiles.yaml");
        Files.writeString(changed, text);
        assertEquals(NAMES.size(), Profiles.load(changed).forLinks(LINKS).size());
        Files.writeString(changed, text.replaceFirst("key: EC-P256", "key: EC-P255"));
        assertThrows(KeysUnusable.class, () -> Profiles.load(changed));
        Files.writeString(changed, text.replaceFirst("days:", "dayz:"));
        assertThrows(KeysUnusable.class, () -> Profiles.load(changed));
    }
}

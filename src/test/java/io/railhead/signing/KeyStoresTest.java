package io.railhead.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoresTest {
    private static final SigningKey KEY = TestKeys.ec();

    @TempDir
    private Path folder;

    private Path passwordFile;
    private Path keyFile;

    @BeforeEach
    void writeAKeyStore() throws Exception {
        passwordFile = folder.resolve("password");
        Files.writeString(passwordFile, "correct horse\n");
        keyFile = folder.resolve("key.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = "correct horse".toCharArray();
        store.setKeyEntry("key", KEY.privateKey(), password, new Certificate[] {KEY.certificate()});
        try (OutputStream out = Files.newOutputStream(keyFile)) {
            store.store(out, password);
        }
        mode(passwordFile, "rw-------");
        mode(keyFile, "rw-------");
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void aKeyIsReadWithItsCertificate() {
        assertArrayEquals("correct horse".toCharArray(), KeyStores.password(passwordFile));
        SigningKey read = KeyStores.signingKey(keyFile, passwordFile);
        assertEquals(KEY.certificate(), read.certificate());
        assertEquals(
                KEY.thumbprint(),
                EnvelopeSigner.withJdk(read).sign(Samples.message()).keyId());
    }

    @Test
    void filesThatOthersMayReachAreRefused() throws Exception {
        for (Path file : List.of(passwordFile, keyFile)) {
            mode(file, "rw-r-----");
            assertThrows(KeysUnusable.class, () -> KeyStores.signingKey(keyFile, passwordFile));
            mode(file, "rw----r--");
            assertThrows(KeysUnusable.class, () -> KeyStores.signingKey(keyFile, passwordFile));
            mode(file, "rw-------");
        }
        KeyStores.signingKey(keyFile, passwordFile);
    }

    @Test
    void whatCannotBeOpenedSaysSoWithoutTheSecret() throws Exception {
        Files.writeString(passwordFile, "wrong horse");
        KeysUnusable wrong = assertThrows(KeysUnusable.class, () -> KeyStores.signingKey(keyFile, passwordFile));
        assertFalse(String.valueOf(wrong.getMessage()).contains("horse"));
        Files.writeString(passwordFile, "\n");
        assertThrows(KeysUnusable.class, () -> KeyStores.password(passwordFile));
        assertThrows(KeysUnusable.class, () -> KeyStores.password(folder.resolve("missing")));
    }

    @Test
    void aRegistryFindsCertificatesByThumbprintAlone() throws Exception {
        Path pem = folder.resolve("some.pem");
        Files.writeString(pem, "nothing in here");
        assertThrows(KeysUnusable.class, () -> TrustRegistry.load(List.of(pem)));
        TrustRegistry registry = TrustRegistry.of(List.of(KEY.certificate()));
        assertEquals(Optional.of(KEY.certificate()), registry.find(KEY.thumbprint()));
        assertEquals(Optional.empty(), registry.find(new Thumbprint("0".repeat(64))));
        assertThrows(IllegalArgumentException.class, () -> new Thumbprint("0".repeat(63) + "A"));
    }
}

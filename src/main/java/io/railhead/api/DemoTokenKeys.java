package io.railhead.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/** The two PEM files behind {@link DemoTokenIssuer}. */
final class DemoTokenKeys {
    private static final int BITS = 2048;
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private DemoTokenKeys() {}

    static Path privateKey(Path secrets) {
        return secrets.resolve("token-key.pem");
    }

    static Path publicKey(Path secrets) {
        return secrets.resolve("token-public.pem");
    }

    /** The private key comes last: where it stands, the pair is whole. */
    static void ensure(Path secrets) throws IOException {
        if (Files.exists(privateKey(secrets)) && Files.exists(publicKey(secrets))) {
            return;
        }
        Files.createDirectories(secrets, ownerAlone("rwx------"));
        KeyPair pair = generate();
        write(publicKey(secrets), "PUBLIC KEY", pair.getPublic().getEncoded());
        write(privateKey(secrets), "PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    static PrivateKey read(Path secrets) throws IOException {
        Path file = privateKey(secrets);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(unwrap(file)));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IOException(file + " is not a private RSA key in PEM (PKCS#8)", broken);
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK makes RSA keys", impossible);
        }
    }

    /** Written aside and renamed, so that nobody reads half a key. */
    private static void write(Path file, String label, byte[] encoded) throws IOException {
        String pem =
                "-----BEGIN " + label + "-----\n" + LINES.encodeToString(encoded) + "\n-----END " + label + "-----\n";
        Path directory = file.toAbsolutePath().getParent();
        Path aside = Files.createTempFile(directory, ".token", ".tmp", ownerAlone("rw-------"));
        Files.writeString(aside, pem, StandardCharsets.US_ASCII);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] unwrap(Path file) throws IOException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private static FileAttribute<Set<PosixFilePermission>> ownerAlone(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}

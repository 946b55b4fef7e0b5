package io.railhead.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.Set;

/** Opens PKCS#12 key stores whose password stands in a file of its own. */
public final class KeyStores {
    /** The name of the one key entry in each of our key stores. */
    public static final String ALIAS = "key";

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private KeyStores() {}

    /**
     * Reads a secret from its file; a line end after it does not belong to it.
     *
     * @throws KeysUnusable if the file is missing or empty, or if anyone but its owner may touch it
     */
    public static char[] password(Path file) {
        checkPrivate(file);
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
            if (text.isEmpty()) {
                throw new KeysUnusable(file + " holds no password");
            }
            return text.toCharArray();
        } catch (IOException unreadable) {
            throw new KeysUnusable("cannot read the password in " + file, unreadable);
        }
    }

    /**
     * Opens a PKCS#12 file.
     *
     * @throws KeysUnusable if it cannot be read with this password, or if anyone but its owner may touch it
     */
    public static KeyStore open(Path pkcs12, char[] password) {
        checkPrivate(pkcs12);
        try (InputStream in = Files.newInputStream(pkcs12)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return store;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new KeysUnusable("cannot open " + pkcs12 + " with the configured password", unreadable);
        }
    }

    /**
     * The key named {@link #ALIAS} of a PKCS#12 file with its certificate.
     *
     * @throws KeysUnusable as {@link #open}, or if there is no such key
     */
    public static SigningKey signingKey(Path pkcs12, Path passwordFile) {
        char[] password = password(passwordFile);
        KeyStore store = open(pkcs12, password);
        try {
            if (store.getKey(ALIAS, password) instanceof PrivateKey key
                    && store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
                return new SigningKey(key, certificate);
            }
        } catch (GeneralSecurityException unreadable) {
            throw new KeysUnusable("cannot read the key in " + pkcs12, unreadable);
        }
        throw new KeysUnusable(pkcs12 + " has no private key named " + ALIAS);
    }

    /** @throws KeysUnusable if anyone but its owner may touch the file */
    static void checkPrivate(Path file) {
        Set<PosixFilePermission> permissions;
        try {
            permissions = Files.getPosixFilePermissions(file);
        } catch (IOException unreadable) {
            throw new KeysUnusable("cannot read " + file, unreadable);
        }
        if (permissions.stream().anyMatch(OF_OTHERS::contains)) {
            throw new KeysUnusable(file + " can be reached by others than its owner: set its mode to 600");
        }
    }
}

package io.railhead.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads keys and certificates from files. */
final class KeyFiles {
    private static final String ALIAS = "key";

    private KeyFiles() {}

    static SigningKey signingKey(Path keyStore, String password) throws IOException {
        try (InputStream file = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, password.toCharArray());
            if (store.getKey(ALIAS, password.toCharArray()) instanceof PrivateKey secret
                    && store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
                return SigningKey.of(secret, certificate);
            }
            throw new IOException(keyStore + " holds no entry '" + ALIAS + "' with a private key and a certificate");
        } catch (GeneralSecurityException unusable) {
            throw new IOException(keyStore + " cannot be read", unusable);
        }
    }

    static List<X509Certificate> certificates(List<Path> pemFiles) throws IOException {
        List<X509Certificate> found = new ArrayList<>();
        for (Path pem : pemFiles) {
            try (InputStream file = Files.newInputStream(pem)) {
                // The first certificate of a file is the signer's own; the rest would be its chain.
                found.add((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(file));
            } catch (GeneralSecurityException unusable) {
                throw new IOException(pem + " holds no certificate", unusable);
            }
        }
        return found;
    }

    /** Makes the provider for raw signatures without installing it; null where the name is empty. */
    static @Nullable Provider provider(String className) {
        if (className.isEmpty()) {
            return null;
        }
        try {
            return Class.forName(className)
                    .asSubclass(Provider.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException missing) {
            throw new IllegalArgumentException("no such signature provider: " + className, missing);
        }
    }
}

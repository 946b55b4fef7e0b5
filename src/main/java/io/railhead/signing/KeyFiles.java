package io.railhead.signing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Reads somebody's signing key out of the files that people have: PKCS#8 in PEM, encrypted or not, and PKCS#12. */
public final class KeyFiles {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";

    private KeyFiles() {}

    /**
     * Reads a key and finds its certificate.
     *
     * @param certificate PEM; null when it stands beside the key in a PKCS#12 file
     * @param password of the key's file, where somebody gave one
     * @throws KeysUnusable if there is no key that can be read, no certificate, or anyone but its owner may touch the key
     */
    public static SigningKey read(Path key, @Nullable Path certificate, Optional<char[]> password) {
        KeyStores.checkPrivate(key);
        String text = text(key);
        Optional<X509Certificate> given = certificate == null
                ? Optional.empty()
                : Optional.of(TrustRegistry.read(certificate).getFirst());
        if (!text.contains("-----BEGIN ")) {
            SigningKey stored = stored(key, needed(password, key));
            return given.map(own -> new SigningKey(stored.privateKey(), own)).orElse(stored);
        }
        return new SigningKey(
                ofPem(key, text, password),
                given.orElseThrow(() -> new KeysUnusable(key + " holds a key alone: name its certificate too")));
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new KeysUnusable("cannot read " + file, unreadable);
        }
    }

    private static char[] needed(Optional<char[]> password, Path file) {
        return password.orElseThrow(() -> new KeysUnusable(file + " has a password, and none was given"));
    }

    private static SigningKey stored(Path file, char[] password) {
        KeyStore store = KeyStores.open(file, password);
        try {
            List<String> keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            String alias = keys.size() == 1 ? keys.getFirst() : KeyStores.ALIAS;
            if (store.getKey(alias, password) instanceof PrivateKey key
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                return new SigningKey(key, certificate);
            }
            throw new KeysUnusable(
                    file + " has " + keys.size() + " private keys, and none of them is named " + KeyStores.ALIAS);
        } catch (GeneralSecurityException unreadable) {
            throw new KeysUnusable("cannot read the key in " + file, unreadable);
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException closed) {
            throw new KeysUnusable("a key store that was opened cannot be looked into", closed);
        }
    }

    private static PrivateKey ofPem(Path file, String text, Optional<char[]> password) {
        Matcher pem = PEM.matcher(text);
        String other = "nothing";
        while (pem.find()) {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
            if (pem.group(1).equals(PLAIN)) {
                return key(file, new PKCS8EncodedKeySpec(der));
            }
            if (pem.group(1).equals(ENCRYPTED)) {
                return key(file, decrypted(file, der, needed(password, file)));
            }
            other = pem.group(1);
        }
        throw new KeysUnusable(file + " must hold a key in PKCS#8 (BEGIN " + PLAIN + "), and holds " + other
                + "; openssl pkcs8 -topk8 makes one of older forms");
    }

    private static PKCS8EncodedKeySpec decrypted(Path file, byte[] der, char[] password) {
        try {
            EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(der);
            Cipher cipher = Cipher.getInstance(sealed.getAlgName());
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(sealed.getAlgName()).generateSecret(new PBEKeySpec(password)),
                    sealed.getAlgParameters());
            return sealed.getKeySpec(cipher);
        } catch (IOException | GeneralSecurityException unfit) {
            throw new KeysUnusable("cannot open " + file + " with the password that was given", unfit);
        }
    }

    private static PrivateKey key(Path file, PKCS8EncodedKeySpec spec) {
        InvalidKeySpecException other = null;
        for (String kind : List.of("EC", "RSA")) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(spec);
            } catch (InvalidKeySpecException another) {
                other = another;
            } catch (GeneralSecurityException missing) {
                throw new KeysUnusable("this Java knows no keys of kind " + kind, missing);
            }
        }
        throw new KeysUnusable(file + " holds a key that is neither EC nor RSA", requireNonNull(other));
    }
}

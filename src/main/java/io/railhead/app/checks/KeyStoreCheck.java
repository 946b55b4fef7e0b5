package io.railhead.app.checks;

import io.railhead.signing.KeyStores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of our own key stores: there, ours alone, with its password, and its certificate fit for its use. */
public final class KeyStoreCheck {
    private final String setting;
    private final Path file;
    private final @Nullable Path passwordFile;
    private final boolean signing;

    /**
     * @param setting the name of the setting that gave the file
     * @param passwordFile null when it is not known; then only the file itself is looked at
     * @param signing for messages, else for TLS, where the entry may have any name
     */
    public KeyStoreCheck(String setting, Path file, @Nullable Path passwordFile, boolean signing) {
        this.setting = setting;
        this.file = file;
        this.passwordFile = passwordFile;
        this.signing = signing;
    }

    public List<Finding> run(Instant now) {
        if (!Files.isRegularFile(file)) {
            return List.of(Finding.fail(
                    Fault.KEY_MISSING,
                    setting,
                    file + " is not there",
                    "Give a PKCS#12 file with one entry named '" + KeyStores.ALIAS + "'"));
        }
        List<Finding> findings = new ArrayList<>(FileMode.of(setting, file));
        if (passwordFile != null) {
            List<Finding> password = PasswordFile.check(setting + "-password-file", passwordFile);
            findings.addAll(password);
            if (Files.isReadable(passwordFile)) {
                findings.addAll(content(passwordFile, now));
            }
        }
        if (findings.isEmpty()) {
            findings.add(Finding.pass(
                    Fault.KEY_MISSING, setting, file + " opens, is its owner's alone, and its certificate is valid"));
        }
        return findings;
    }

    private List<Finding> content(Path from, Instant now) {
        try (InputStream bytes = Files.newInputStream(file)) {
            char[] password = PasswordFile.read(from).toCharArray();
            List<Finding> findings = new ArrayList<>(
                    PasswordFile.notDefault(setting + "-password-file", "the key store", new String(password)));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(bytes, password);
            String alias = signing ? KeyStores.ALIAS : firstKey(store);
            if (alias != null
                    && store.getKey(alias, password) instanceof PrivateKey
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                findings.addAll(CertificateCheck.of(setting, "the certificate in " + file, certificate, signing, now));
                return findings;
            }
            return List.of(Finding.fail(
                    Fault.KEY_UNREADABLE,
                    setting,
                    file + " has no private key with a certificate" + (signing ? " named " + KeyStores.ALIAS : ""),
                    "Make it with: openssl pkcs12 -export -name " + KeyStores.ALIAS));
        } catch (IOException | GeneralSecurityException unreadable) {
            return List.of(Finding.fail(
                    Fault.KEY_UNREADABLE,
                    setting,
                    file + " cannot be opened with that password (" + unreadable.getMessage() + ")",
                    "Is it PKCS#12, and the password its own?"));
        }
    }

    private static @Nullable String firstKey(KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return alias;
            }
        }
        return null;
    }
}

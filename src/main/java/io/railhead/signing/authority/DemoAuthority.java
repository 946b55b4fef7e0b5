package io.railhead.signing.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.railhead.signing.KeyStores;
import io.railhead.signing.KeysUnusable;
import io.railhead.signing.SigningKey;
import io.railhead.signing.TrustRegistry;
import io.railhead.signing.authority.Profiles.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Fills a data directory with the demo's keys. What exists is left alone and what is missing is made, so
 * calling it at each start is right, and a start that crashed half-way is completed by the next one.
 *
 * <p>Not safe for two processes on one data directory at the same time: whoever starts holds its lock.
 */
public final class DemoAuthority {
    /** Stands in the subject and issuer of everything made here. */
    static final String MARK = "Railhead DEMO";

    private static final int PASSWORD_BYTES = 24;
    private static final Pattern SECRET_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");

    private final Path keys;
    private final Path certificates;
    private final Path secrets;
    private final Profiles profiles;
    private final Certificates issuing;
    private final SecureRandom random = new SecureRandom();

    public DemoAuthority(Path dataDirectory, Profiles profiles, InstantSource time) {
        this.keys = dataDirectory.resolve("keys");
        this.certificates = dataDirectory.resolve("certificates");
        this.secrets = dataDirectory.resolve("secrets");
        this.profiles = profiles;
        this.issuing = new Certificates(time, random);
    }

    /**
     * {@link #make} and {@link #check}.
     *
     * @param links the names of the links, for the profiles that repeat for each
     * @throws KeysUnusable if a file cannot be written, or what is there does not fit together
     */
    public void prepare(Collection<String> links) {
        make(links);
        check(links);
    }

    /**
     * Makes every key store and certificate of the profiles that is not there yet. What is there is not opened: that
     * takes a while on purpose, and nothing that starts need wait for it.
     *
     * @param links the names of the links, for the profiles that repeat for each
     * @throws KeysUnusable if a file cannot be written, or a certificate is there without its key
     */
    public void make(Collection<String> links) {
        try {
            PrivateFiles.folder(keys);
            PrivateFiles.folder(certificates);
            char[] password = ensureSecret("keystore-password");
            String authorityName = profiles.authority().name();
            if (isMissing(authorityName)) {
                SigningKey made = issuing.authority(profiles.authority());
                store(authorityName, made, List.of(made.certificate()), password);
            }
            ensurePem(authorityName, password);
            List<Profile> missing = new ArrayList<>();
            for (Profile profile : profiles.forLinks(links)) {
                if (isMissing(profile.name())) {
                    missing.add(profile);
                }
            }
            issue(missing, authorityName, password);
            for (Profile profile : profiles.forLinks(links)) {
                ensurePem(profile.name(), password);
            }
        } catch (IOException | GeneralSecurityException failed) {
            throw new KeysUnusable("cannot write the demo's keys below " + keys.getParent(), failed);
        }
    }

    private void issue(List<Profile> missing, String authorityName, char[] password)
            throws IOException, GeneralSecurityException {
        if (missing.isEmpty()) {
            return;
        }
        SigningKey authority = KeyStores.signingKey(keyFile(authorityName), secrets.resolve("keystore-password"));
        for (Profile profile : missing) {
            SigningKey key = issuing.issue(profile, profiles.authority().organisation(), authority);
            store(profile.name(), key, List.of(key.certificate(), authority.certificate()), password);
        }
    }

    /**
     * Opens every key store of the profiles and compares what it holds with its certificate.
     *
     * @param links as in {@link #make}, which went before
     * @throws KeysUnusable if one cannot be opened, or the two are not of one pair
     */
    public void check(Collection<String> links) {
        try {
            char[] password = ensureSecret("keystore-password");
            requirePair(profiles.authority().name(), password);
            for (Profile profile : profiles.forLinks(links)) {
                requirePair(profile.name(), password);
            }
        } catch (IOException | GeneralSecurityException failed) {
            throw new KeysUnusable("cannot read the demo's keys below " + keys.getParent(), failed);
        }
    }

    /**
     * A generated password (192 bits) in {@code secrets/}, made when it is not there yet.
     *
     * @param name a file name of letters, digits, dots and hyphens
     * @throws KeysUnusable if it can be neither read nor written
     */
    public char[] secret(String name) {
        if (!SECRET_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a secret: " + name);
        }
        try {
            return ensureSecret(name);
        } catch (IOException failed) {
            throw new KeysUnusable("cannot write the secret " + name + " below " + secrets, failed);
        }
    }

    /** Whether a certificate was made by some demo, and so must never be trusted in production. */
    public static boolean isDemo(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName().contains(MARK)
                || certificate.getIssuerX500Principal().getName().contains(MARK);
    }

    private char[] ensureSecret(String name) throws IOException {
        PrivateFiles.folder(secrets);
        Path file = secrets.resolve(name);
        if (!Files.exists(file)) {
            byte[] bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            PrivateFiles.write(file, Base64.getUrlEncoder().withoutPadding().encode(bytes));
        }
        return KeyStores.password(file);
    }

    /** A key store is written before its certificate, so one without the other in this order is a crash we complete. */
    private boolean isMissing(String name) {
        if (Files.exists(keyFile(name))) {
            return false;
        }
        if (Files.exists(pemFile(name))) {
            throw new KeysUnusable(pemFile(name) + " is there without " + keyFile(name)
                    + ": put the key back, or remove the certificate to have a new pair made");
        }
        return true;
    }

    private void store(String name, SigningKey key, List<X509Certificate> chain, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(KeyStores.ALIAS, key.privateKey(), password, chain.toArray(Certificate[]::new));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        PrivateFiles.write(keyFile(name), bytes.toByteArray());
    }

    private void ensurePem(String name, char[] password) throws IOException, GeneralSecurityException {
        if (!Files.exists(pemFile(name))) {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(stored(name, password).getEncoded());
            String pem = "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
            PrivateFiles.write(pemFile(name), pem.getBytes(US_ASCII));
        }
    }

    private void requirePair(String name, char[] password) throws IOException, GeneralSecurityException {
        if (!TrustRegistry.read(pemFile(name)).getFirst().equals(stored(name, password))) {
            throw new KeysUnusable(pemFile(name) + " is not the certificate in " + keyFile(name));
        }
    }

    private Certificate stored(String name, char[] password) throws IOException, GeneralSecurityException {
        Certificate stored = KeyStores.open(keyFile(name), password).getCertificate(KeyStores.ALIAS);
        if (stored == null) {
            throw new KeysUnusable(keyFile(name) + " has no key named " + KeyStores.ALIAS);
        }
        return stored;
    }

    private Path keyFile(String name) {
        return keys.resolve(name + ".p12");
    }

    private Path pemFile(String name) {
        return certificates.resolve(name + ".pem");
    }
}

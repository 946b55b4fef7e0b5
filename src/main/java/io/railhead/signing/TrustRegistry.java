package io.railhead.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The certificates of others that we know, by thumbprint, and which of them are revoked. Each is trusted as
 * itself, not because somebody issued it: a new certificate of a counterpart is put here by our own people.
 * Immutable, so safe for many threads.
 */
public final class TrustRegistry {
    private final Map<Thumbprint, X509Certificate> certificates;
    private final Set<Thumbprint> revoked;

    private TrustRegistry(Map<Thumbprint, X509Certificate> certificates, Set<Thumbprint> revoked) {
        this.certificates = Map.copyOf(certificates);
        this.revoked = Set.copyOf(revoked);
    }

    public static TrustRegistry of(Collection<X509Certificate> certificates) {
        Map<Thumbprint, X509Certificate> byThumbprint = new HashMap<>();
        certificates.forEach(certificate -> byThumbprint.put(Thumbprint.of(certificate), certificate));
        return new TrustRegistry(byThumbprint, Set.of());
    }

    /**
     * Reads PEM files, each of one or more certificates.
     *
     * @throws KeysUnusable if a file cannot be read or holds no certificate
     */
    public static TrustRegistry load(Collection<Path> pemFiles) {
        List<X509Certificate> all = new ArrayList<>();
        pemFiles.forEach(file -> all.addAll(read(file)));
        return of(all);
    }

    /**
     * The certificates of one PEM file, in its order.
     *
     * @throws KeysUnusable if the file cannot be read or holds no certificate
     */
    public static List<X509Certificate> read(Path pemFile) {
        List<X509Certificate> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(pemFile)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                found.add((X509Certificate) certificate);
            }
        } catch (IOException | CertificateException unreadable) {
            throw new KeysUnusable("cannot read certificates from " + pemFile, unreadable);
        }
        if (found.isEmpty()) {
            throw new KeysUnusable(pemFile + " holds no certificate in PEM form");
        }
        return List.copyOf(found);
    }

    /** The same registry with more thumbprints on its list of revoked ones; they need not be known otherwise. */
    public TrustRegistry revoking(Collection<Thumbprint> thumbprints) {
        Set<Thumbprint> all = new HashSet<>(revoked);
        all.addAll(thumbprints);
        return new TrustRegistry(certificates, all);
    }

    public Optional<X509Certificate> find(Thumbprint thumbprint) {
        return Optional.ofNullable(certificates.get(thumbprint));
    }

    public boolean isRevoked(Thumbprint thumbprint) {
        return revoked.contains(thumbprint);
    }

    /** Every certificate known, revoked or not. */
    public Collection<X509Certificate> all() {
        return certificates.values();
    }
}

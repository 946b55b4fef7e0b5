package io.railhead.signing;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Judges whether a certificate of our registry may sign on a link now, whatever it signed. */
final class CertificatePolicy {
    private CertificatePolicy() {}

    /** The certificate that the key hint names, when it is fit to verify with. */
    static X509Certificate choose(Thumbprint name, TrustRegistry registry, SenderTable.Link link, Instant now)
            throws Refusal {
        X509Certificate certificate = registry.find(name)
                .orElseThrow(
                        () -> new Refusal(SignatureFault.KEY_UNKNOWN, "certificate " + name + " is not known here"));
        if (registry.isRevoked(name)) {
            throw new Refusal(SignatureFault.CERT_REVOKED, "certificate " + name + " is revoked");
        }
        if (!link.knows(name)) {
            throw new Refusal(
                    SignatureFault.SENDER, "certificate " + name + " may not sign anything on link " + link.name());
        }
        checkPurpose(certificate, name);
        checkValidity(certificate, name, now);
        return certificate;
    }

    private static void checkPurpose(X509Certificate certificate, Thumbprint name) throws Refusal {
        Optional<String> weakness = SigningFitness.weakness(certificate);
        if (weakness.isPresent()) {
            throw new Refusal(SignatureFault.KEY_WEAK, "certificate " + name + ": " + weakness.get());
        }
        if (!SigningFitness.isForSigning(certificate)) {
            throw new Refusal(SignatureFault.KEY_USAGE, "certificate " + name + " is not for digital signatures");
        }
    }

    private static void checkValidity(X509Certificate certificate, Thumbprint name, Instant now) throws Refusal {
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateExpiredException expired) {
            throw new Refusal(
                    SignatureFault.CERT_EXPIRED,
                    "certificate " + name + " expired at "
                            + certificate.getNotAfter().toInstant());
        } catch (CertificateNotYetValidException early) {
            throw new Refusal(
                    SignatureFault.CERT_EXPIRED,
                    "certificate " + name + " is not valid before "
                            + certificate.getNotBefore().toInstant());
        }
    }
}

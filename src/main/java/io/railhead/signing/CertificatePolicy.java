package io.railhead.signing;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/**
 * Judges whether a certificate of our registry may sign on a link now, whatever it signed. What a certificate
 * says of itself is read once.
 */
final class CertificatePolicy {
    private final TrustRegistry registry;
    private final Map<Thumbprint, TrustedSigner> signers = new HashMap<>();

    CertificatePolicy(TrustRegistry registry, Map<SignatureAlgorithm, Mechanism> mechanisms) {
        this.registry = registry;
        registry.all()
                .forEach(certificate ->
                        signers.put(Thumbprint.of(certificate), TrustedSigner.of(certificate, mechanisms)));
    }

    /** The signer that the key hint names, when its certificate is fit to verify with. */
    TrustedSigner choose(Thumbprint name, SenderTable.Link link, Instant now) throws Refusal {
        TrustedSigner signer = signers.get(name);
        if (signer == null) {
            throw new Refusal(SignatureFault.KEY_UNKNOWN, "certificate " + name + " is not known here");
        }
        if (registry.isRevoked(name)) {
            throw new Refusal(SignatureFault.CERT_REVOKED, "certificate " + name + " is revoked");
        }
        if (!link.knows(name)) {
            throw new Refusal(
                    SignatureFault.SENDER, "certificate " + name + " may not sign anything on link " + link.name());
        }
        checkPurpose(signer, name);
        checkValidity(signer.certificate(), name, now);
        return signer;
    }

    private static void checkPurpose(TrustedSigner signer, Thumbprint name) throws Refusal {
        if (signer.weakness() != null) {
            throw new Refusal(SignatureFault.KEY_WEAK, "certificate " + name + ": " + signer.weakness());
        }
        if (!signer.mayDoSignatures()) {
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

package io.railhead.signing;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** Whether a certificate is one that messages may be signed with at all, asked before anything was signed. */
public final class SigningFitness {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NOT_AN_AUTHORITY = -1;

    private SigningFitness() {}

    /** Why its key is too weak, or nothing. */
    public static Optional<String> weakness(X509Certificate certificate) {
        return KeyStrength.fault(certificate.getPublicKey());
    }

    /** Whether its key usage has digitalSignature and it is no authority's. */
    public static boolean isForSigning(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null && usage[DIGITAL_SIGNATURE] && certificate.getBasicConstraints() == NOT_AN_AUTHORITY;
    }
}

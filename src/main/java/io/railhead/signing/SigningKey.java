package io.railhead.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * A private key and the certificate that says whose it is. The key may be a handle into a security module;
 * it is only ever passed to {@link java.security.Signature}.
 */
public record SigningKey(PrivateKey privateKey, X509Certificate certificate) {
    public Thumbprint thumbprint() {
        return Thumbprint.of(certificate);
    }

    /** Says whose key it is and nothing of the key. */
    @Override
    public String toString() {
        return "SigningKey[" + thumbprint() + "]";
    }
}

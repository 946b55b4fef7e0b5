package io.railhead.simulator;

import io.railhead.message.Digest;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;

/**
 * A private key with the name under which others know it.
 *
 * @param thumbprint lower-case hexadecimal SHA-256 of the certificate
 */
public record SigningKey(PrivateKey secret, String subject, String thumbprint) {
    /** The key of a certificate. */
    public static SigningKey of(PrivateKey secret, X509Certificate certificate) {
        return new SigningKey(secret, certificate.getSubjectX500Principal().getName(), thumbprint(certificate));
    }

    static SigningKey ofEncoded(PrivateKey secret, String subject, byte[] encoded) {
        return new SigningKey(secret, subject, Digest.of(encoded).toString());
    }

    static String thumbprint(X509Certificate certificate) {
        try {
            return Digest.of(certificate.getEncoded()).toString();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalArgumentException("the certificate has no encoding", impossible);
        }
    }

    String algorithmUri() {
        return "http://www.w3.org/2001/04/xmldsig-more#" + (secret instanceof RSAKey ? "rsa-sha256" : "ecdsa-sha256");
    }

    String algorithmName() {
        return secret instanceof RSAKey ? "SHA256withRSA" : "SHA256withECDSAinP1363Format";
    }

    @Override
    public String toString() {
        return "SigningKey[" + subject + " " + thumbprint + "]";
    }
}

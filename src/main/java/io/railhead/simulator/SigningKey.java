package io.railhead.simulator;

import io.railhead.message.Digest;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

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

    /** The same key, which its new keeper need not read anew for every signature; as it is where it cannot. */
    SigningKey keptBy(@Nullable Provider provider) {
        return new SigningKey(kept(secret, provider), subject, thumbprint);
    }

    /** A key in the form in which this provider works with it, or as it is. */
    static <K extends Key> K kept(K key, @Nullable Provider provider) {
        if (provider == null) {
            return key;
        }
        try {
            @SuppressWarnings("unchecked")
            K translated =
                    (K) KeyFactory.getInstance(key.getAlgorithm(), provider).translateKey(key);
            return translated;
        } catch (GeneralSecurityException foreign) {
            return key;
        }
    }

    Algorithm algorithm() {
        return Algorithm.of(secret);
    }

    @Override
    public String toString() {
        return "SigningKey[" + subject + " " + thumbprint + "]";
    }
}

package io.railhead.signing;

import io.railhead.message.Digest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/**
 * Names a certificate: the SHA-256 of its DER form. It is the key id stored with every signed message, and
 * what a signature's {@code KeyName} carries.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Thumbprint(String hex) {
    private static final int DIGITS = 64;

    /** @throws IllegalArgumentException unless the text has the form of a thumbprint; see {@link #isOne} */
    public Thumbprint {
        if (!isOne(hex)) {
            throw new IllegalArgumentException("a thumbprint is 64 lower-case hexadecimal digits");
        }
    }

    public static boolean isOne(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return text.length() == DIGITS;
    }

    public static Thumbprint of(X509Certificate certificate) {
        try {
            return new Thumbprint(Digest.of(certificate.getEncoded()).toString());
        } catch (CertificateEncodingException unreadable) {
            throw new KeysUnusable("a certificate that was read cannot be written again", unreadable);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}

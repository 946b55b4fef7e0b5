package io.railhead.signing;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * The signature algorithms that a link may use. Their names on the wire are those of RFC 4051 (now RFC 9231);
 * an ECDSA value is the 64 bytes r‖s, not the DER form that is usual elsewhere.
 */
public enum SignatureAlgorithm {
    ECDSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "SHA256withECDSAinP1363Format"),
    RSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA");

    private final String uri;
    private final String standardName;

    SignatureAlgorithm(String uri, String standardName) {
        this.uri = uri;
        this.standardName = standardName;
    }

    /** The name in {@code ds:SignatureMethod}. */
    public String uri() {
        return uri;
    }

    /** The name under which the JDK's providers offer it. */
    public String standardName() {
        return standardName;
    }

    /** The one algorithm that goes with this kind of key, or nothing for kinds that we do not use. */
    public static Optional<SignatureAlgorithm> forKey(PublicKey key) {
        if (key instanceof ECPublicKey) {
            return Optional.of(ECDSA_SHA256);
        }
        return key instanceof RSAPublicKey ? Optional.of(RSA_SHA256) : Optional.empty();
    }
}

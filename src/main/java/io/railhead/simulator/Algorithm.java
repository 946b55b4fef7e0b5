package io.railhead.simulator;

import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/** The two signature algorithms that are agreed on, by the names that XML and Java have for them. */
enum Algorithm {
    ECDSA("ecdsa-sha256", "SHA256withECDSAinP1363Format"),
    RSA("rsa-sha256", "SHA256withRSA");

    private final String uri;
    private final String javaName;

    Algorithm(String name, String javaName) {
        this.uri = "http://www.w3.org/2001/04/xmldsig-more#" + name;
        this.javaName = javaName;
    }

    /** The one for keys of this kind. */
    static Algorithm of(Key key) {
        return key instanceof RSAKey ? RSA : ECDSA;
    }

    /** The one that a sender's key has to be used with. */
    static Algorithm agreed(PublicKey key) throws Refusal {
        if (key instanceof ECPublicKey curve && curve.getParams().getOrder().bitLength() >= 256) {
            return ECDSA;
        }
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= 2048) {
            return RSA;
        }
        throw Refusal.signer("the signing key is too weak or of a kind that is not agreed");
    }

    String uri() {
        return uri;
    }

    /** A new one from this provider where it has the algorithm; otherwise, or when null, the JDK's. */
    Signature instance(@Nullable Provider provider) throws NoSuchAlgorithmException {
        return provider == null || provider.getService("Signature", javaName) == null
                ? Signature.getInstance(javaName)
                : Signature.getInstance(javaName, provider);
    }
}

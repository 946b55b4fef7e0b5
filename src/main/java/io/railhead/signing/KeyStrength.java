package io.railhead.signing;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.util.Optional;

/** The keys we accept, our own and others': RSA of at least 2048 bits, or EC on the curve P-256. */
final class KeyStrength {
    private static final int LEAST_RSA_BITS = 2048;
    private static final BigInteger P256_PRIME =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private KeyStrength() {}

    /** What is wrong with the key, or nothing. */
    static Optional<String> fault(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            return bits >= LEAST_RSA_BITS
                    ? Optional.empty()
                    : Optional.of("RSA of " + bits + " bits, at least " + LEAST_RSA_BITS + " are needed");
        }
        if (key instanceof ECPublicKey ec) {
            return isP256(ec.getParams()) ? Optional.empty() : Optional.of("a curve other than P-256");
        }
        return Optional.of("neither RSA nor EC, but " + key.getAlgorithm());
    }

    private static boolean isP256(ECParameterSpec curve) {
        return curve.getCurve().getField() instanceof ECFieldFp field
                && field.getP().equals(P256_PRIME)
                && curve.getOrder().equals(P256_ORDER);
    }
}

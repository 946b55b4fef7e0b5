package io.railhead.proving.limits;

import io.railhead.signing.Arithmetic;
import io.railhead.signing.Mechanism;
import io.railhead.signing.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Objects;

/**
 * The arithmetic of signatures alone, by one thread, ECDSA with P-256 over 4 kB: no XML, no key look-up.
 *
 * @param provider whose arithmetic it was
 */
record SignatureLimit(double signatures, double verifications, String provider) {
    private static final int MESSAGE_BYTES = 4096;

    static SignatureLimit measure(Arithmetic arithmetic, Duration each) {
        Mechanism mechanism = Objects.requireNonNull(arithmetic.mechanisms().get(SignatureAlgorithm.ECDSA_SHA256));
        byte[] data = new byte[MESSAGE_BYTES];
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Signature signature = Signature.getInstance(mechanism.providerName(), mechanism.provider());
            double signs = Pace.<GeneralSecurityException>perSecond(each, () -> {
                sign(signature, pair, data);
                return 1;
            });
            byte[] value = sign(signature, pair, data);
            double verifies = Pace.<GeneralSecurityException>perSecond(each, () -> {
                if (!verifies(signature, pair, data, value)) {
                    throw new GeneralSecurityException("a signature does not fit that was just made");
                }
                return 1;
            });
            return new SignatureLimit(
                    signs,
                    verifies,
                    mechanism.provider().getName() + " " + mechanism.provider().getVersionStr());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(
                    "this Java cannot sign with " + mechanism.provider().getName(), broken);
        }
    }

    private static byte[] sign(Signature signature, KeyPair pair, byte[] data) throws GeneralSecurityException {
        signature.initSign(pair.getPrivate());
        signature.update(data);
        return signature.sign();
    }

    private static boolean verifies(Signature signature, KeyPair pair, byte[] data, byte[] value)
            throws GeneralSecurityException {
        signature.initVerify(pair.getPublic());
        signature.update(data);
        return signature.verify(value);
    }
}

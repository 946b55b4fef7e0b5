package io.railhead.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.railhead.codec.CanonicalMessage;
import io.railhead.codec.Envelope;
import io.railhead.message.Digest;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;

/**
 * Signs by writing bytes: no tree is built and nothing is canonicalised, because the codec already gives
 * header and document in canonical form. What it adds to the raw signature is two digests and some copying.
 * Safe for use by many threads.
 */
public final class EnvelopeSigner implements Signer {
    private static final int P256_VALUE_BYTES = 64;

    private final SigningKey key;
    private final PrivateKey privateKey;
    private final Mechanism mechanism;
    private final Thumbprint thumbprint;
    private final SignatureBytes bytes;

    /**
     * Makes a first signature and checks it, so that a wrong certificate or provider is found while starting.
     *
     * @throws KeysUnusable if key, certificate and mechanism do not work together, or the key is too weak
     */
    public EnvelopeSigner(SigningKey key, Mechanism mechanism) {
        this.key = key;
        this.privateKey = mechanism.own(key.privateKey());
        this.mechanism = mechanism;
        this.thumbprint = key.thumbprint();
        this.bytes = new SignatureBytes(key.certificate(), mechanism.algorithm());
        proveItself();
    }

    /** A signer with the JDK's provider for whatever algorithm goes with the key. */
    public static EnvelopeSigner withJdk(SigningKey key) {
        SignatureAlgorithm algorithm = SignatureAlgorithm.forKey(
                        key.certificate().getPublicKey())
                .orElseThrow(() -> new KeysUnusable("a signing key must be of kind EC or RSA"));
        return new EnvelopeSigner(key, Mechanism.ofJdk(algorithm));
    }

    @Override
    public SignedMessage sign(CanonicalMessage message) {
        String signedInfo = bytes.signedInfo(headerDigest(message), Digest.of(message.document()));
        byte[] signature = bytes.toSend(signedInfo, value(SignatureBytes.toSign(signedInfo)));
        return new SignedMessage(Envelope.assemble(message, signature), thumbprint);
    }

    private static Digest headerDigest(CanonicalMessage message) {
        byte[] before = message.headerBeforeSignature();
        byte[] after = message.headerAfterSignature();
        byte[] header = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, header, before.length, after.length);
        return Digest.of(header);
    }

    private byte[] value(byte[] toSign) {
        try {
            Signature signature = mechanism.instance();
            signature.initSign(privateKey);
            signature.update(toSign);
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new KeysUnusable("cannot sign with the key of certificate " + thumbprint, failed);
        }
    }

    private void proveItself() {
        KeyStrength.fault(key.certificate().getPublicKey()).ifPresent(why -> {
            throw new KeysUnusable("the signing key of certificate " + thumbprint + " is too weak: " + why);
        });
        byte[] probe = "signed while starting, to see that key and certificate belong together".getBytes(UTF_8);
        byte[] value = value(probe);
        if (mechanism.algorithm() == SignatureAlgorithm.ECDSA_SHA256 && value.length != P256_VALUE_BYTES) {
            throw new KeysUnusable(mechanism.providerName() + " does not give the 64 bytes r and s, but another form");
        }
        try {
            Signature check = Mechanism.ofJdk(mechanism.algorithm()).instance();
            check.initVerify(key.certificate().getPublicKey());
            check.update(probe);
            if (!check.verify(value)) {
                throw new KeysUnusable("the private key does not belong to certificate " + thumbprint);
            }
        } catch (GeneralSecurityException failed) {
            throw new KeysUnusable("key, certificate " + thumbprint + " and algorithm do not fit together", failed);
        }
    }
}

package io.railhead.signing;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Who does the arithmetic of signatures: the native Corretto provider where its library loads on this machine
 * and agrees with the JDK, the JDK otherwise. It is several times cheaper and changes no byte that anybody
 * could tell. Passed on explicitly, never installed for the whole JVM.
 */
public enum Arithmetic {
    /** The native provider if it can be used, else the JDK. */
    AUTO,
    /** The native provider, or no start. */
    CORRETTO,
    /** The JDK's own. */
    JDK;

    private static final Logger LOG = Logger.getLogger(Arithmetic.class);

    /**
     * The mechanism of each algorithm; says in the log which provider it is.
     *
     * @throws KeysUnusable if the native provider is wanted and cannot be used
     */
    public Map<SignatureAlgorithm, Mechanism> mechanisms() {
        return mechanisms(Arithmetic::nativeProvider);
    }

    /** @param provider finds the native provider, or throws when it cannot be loaded */
    Map<SignatureAlgorithm, Mechanism> mechanisms(Supplier<Provider> provider) {
        return switch (this) {
            case JDK -> jdk();
            case CORRETTO -> told(tried(provider));
            case AUTO -> {
                try {
                    yield told(tried(provider));
                } catch (KeysUnusable unusable) {
                    LOG.warnf(
                            "Signatures are done by the JDK; the native provider cannot be used: %s",
                            unusable.getMessage());
                    yield jdk();
                }
            }
        };
    }

    private static Map<SignatureAlgorithm, Mechanism> jdk() {
        return Map.of(
                SignatureAlgorithm.ECDSA_SHA256, Mechanism.ofJdk(SignatureAlgorithm.ECDSA_SHA256),
                SignatureAlgorithm.RSA_SHA256, Mechanism.ofJdk(SignatureAlgorithm.RSA_SHA256));
    }

    /**
     * The native provider, once its library is loaded.
     *
     * @throws KeysUnusable if that does not load on this machine
     * @throws LinkageError likewise, or if there is no such provider
     */
    public static Provider nativeProvider() {
        return NativeLibrary.provider();
    }

    /**
     * The mechanisms of a provider that agrees with the JDK about every algorithm.
     *
     * @param provider finds the provider, or throws when it cannot be loaded
     * @throws KeysUnusable if it cannot be loaded, fails or does not agree; the text says which
     */
    public static Map<SignatureAlgorithm, Mechanism> tried(Supplier<Provider> provider) {
        try {
            Provider found = provider.get();
            Mechanism ecdsa = of(found, SignatureAlgorithm.ECDSA_SHA256);
            Mechanism rsa = of(found, SignatureAlgorithm.RSA_SHA256);
            crossCheck(ecdsa, "EC");
            crossCheck(rsa, "RSA");
            return Map.of(SignatureAlgorithm.ECDSA_SHA256, ecdsa, SignatureAlgorithm.RSA_SHA256, rsa);
        } catch (LinkageError missing) {
            // Of another machine, of another version, or in part; some are noticed at the first call only.
            throw new KeysUnusable("its library does not link here: " + missing.getMessage(), missing);
        }
    }

    private static Mechanism of(Provider provider, SignatureAlgorithm algorithm) {
        return new Mechanism(algorithm, algorithm.standardName(), provider);
    }

    private static Map<SignatureAlgorithm, Mechanism> told(Map<SignatureAlgorithm, Mechanism> agreeing) {
        Provider provider =
                requireNonNull(agreeing.get(SignatureAlgorithm.ECDSA_SHA256)).provider();
        LOG.infof(
                "Signatures are done by %s %s, cross-checked with the JDK",
                provider.getName(), provider.getVersionStr());
        return agreeing;
    }

    /** Each has to accept what the other signs, and to refuse it once a byte has changed. */
    static void crossCheck(Mechanism other, String keys) {
        boolean agree;
        try {
            // Its own, not the JDK's: that one looks for an RSA key for up to a second, while a gateway starts.
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keys, other.provider());
            if ("EC".equals(keys)) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            KeyPair pair = generator.generateKeyPair();
            Mechanism jdk = Mechanism.ofJdk(other.algorithm());
            agree = agrees(other, jdk, pair) && agrees(jdk, other, pair);
        } catch (GeneralSecurityException | RuntimeException failed) {
            // A provider is on trial here, and whatever it throws is its verdict.
            throw new KeysUnusable("its cross-check with the JDK failed on " + other.algorithm(), failed);
        }
        if (!agree) {
            throw new KeysUnusable("it does not agree with the JDK on " + other.algorithm());
        }
    }

    private static boolean agrees(Mechanism signs, Mechanism verifies, KeyPair pair) throws GeneralSecurityException {
        byte[] data = "one is as good as the other".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Signature signature = signs.instance();
        signature.initSign(pair.getPrivate());
        signature.update(data);
        byte[] value = signature.sign();
        if (!verify(verifies, pair, data, value)) {
            return false;
        }
        data[0] ^= 1;
        return !verify(verifies, pair, data, value);
    }

    private static boolean verify(Mechanism mechanism, KeyPair pair, byte[] data, byte[] value)
            throws GeneralSecurityException {
        Signature signature = mechanism.instance();
        signature.initVerify(pair.getPublic());
        signature.update(data);
        return signature.verify(value);
    }
}

package io.railhead.signing;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;

/**
 * An algorithm together with the provider that is to carry it out. Always passed explicitly: nothing here
 * depends on which providers happen to be installed in the JVM, or in which order.
 *
 * @param providerName what this provider calls the algorithm; it must give r‖s for ECDSA
 */
public record Mechanism(SignatureAlgorithm algorithm, String providerName, Provider provider) {
    /** @throws KeysUnusable if the provider does not offer the algorithm under that name */
    public Mechanism {
        if (provider.getService("Signature", providerName) == null) {
            throw new KeysUnusable("provider " + provider.getName() + " has no signature algorithm " + providerName);
        }
    }

    /** By the JDK's own provider for the algorithm. */
    public static Mechanism ofJdk(SignatureAlgorithm algorithm) {
        String name = switch (algorithm) {
            case ECDSA_SHA256 -> "SunEC";
            case RSA_SHA256 -> "SunRsaSign";
        };
        Provider provider = Security.getProvider(name);
        if (provider == null) {
            throw new KeysUnusable("this Java has no provider " + name);
        }
        return new Mechanism(algorithm, algorithm.standardName(), provider);
    }

    /** A fresh instance; {@link Signature} objects are not safe to share between threads. */
    Signature instance() {
        try {
            return Signature.getInstance(providerName, provider);
        } catch (NoSuchAlgorithmException gone) {
            throw new KeysUnusable("provider " + provider.getName() + " no longer offers " + providerName, gone);
        }
    }

    /**
     * The same key as the provider holds it, so that it need not be read anew for every signature; the key itself
     * where the provider cannot take it over, as one that never leaves its security module.
     */
    PrivateKey own(PrivateKey key) {
        return translated(key) instanceof PrivateKey own ? own : key;
    }

    /** As {@link #own(PrivateKey)}. */
    PublicKey own(PublicKey key) {
        return translated(key) instanceof PublicKey own ? own : key;
    }

    private Key translated(Key key) {
        // a key in a security module gives no encoding; there is nothing that could be taken over
        if (key.getEncoded() == null) {
            return key;
        }
        try {
            return KeyFactory.getInstance(key.getAlgorithm(), provider).translateKey(key);
        } catch (GeneralSecurityException | ProviderException | UnsupportedOperationException notThisOne) {
            return key;
        }
    }
}

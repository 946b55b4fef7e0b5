package io.railhead.signing;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of our registry and what follows from it whenever and whatever it signs. Immutable.
 *
 * @param algorithm the one that goes with its kind of key, if there is one
 * @param key as whoever does that algorithm's arithmetic holds it
 * @param weakness what is wrong with the key, or null
 */
record TrustedSigner(
        X509Certificate certificate,
        @Nullable SignatureAlgorithm algorithm,
        PublicKey key,
        @Nullable String weakness,
        boolean mayDoSignatures) {
    static TrustedSigner of(X509Certificate certificate, Map<SignatureAlgorithm, Mechanism> mechanisms) {
        PublicKey key = certificate.getPublicKey();
        Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.forKey(key);
        Optional<Mechanism> mechanism = algorithm.map(mechanisms::get);
        return new TrustedSigner(
                certificate,
                algorithm.orElse(null),
                mechanism.map(by -> by.own(key)).orElse(key),
                SigningFitness.weakness(certificate).orElse(null),
                SigningFitness.isForSigning(certificate));
    }
}

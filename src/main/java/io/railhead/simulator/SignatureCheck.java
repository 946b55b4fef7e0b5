package io.railhead.simulator;

import io.railhead.message.Digest;
import io.railhead.simulator.EnvelopeReader.Parts;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Verifies the signature in a message header. The key comes from the certificates we were given and from nowhere else.
 * The first messages, and every sixteenth after them, are verified by the JDK, as a bank may that knows nothing of us:
 * a form that is not the standard's canonical one shows there. The others are verified by their octets where these
 * prove it. One thread at a time.
 */
final class SignatureCheck {
    static final int FIRST = 64;
    static final int EVERY = 16;

    /** A certificate that counts, and its key as the provider keeps it. */
    private record Trusted(X509Certificate certificate, PublicKey key) {}

    private final Map<String, Trusted> trusted;
    private final InstantSource clock;
    private final TreeCheck trees;
    private final OctetCheck octets;
    private long seen;

    /**
     * @param trusted the only certificates that count, by lower-case SHA-256 thumbprint
     * @param provider for the raw signature, or null for the JDK's
     */
    SignatureCheck(Map<String, X509Certificate> trusted, InstantSource clock, @Nullable Provider provider) {
        this.trusted = trusted.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        each -> new Trusted(
                                each.getValue(), SigningKey.kept(each.getValue().getPublicKey(), provider))));
        this.clock = clock;
        this.trees = new TreeCheck(provider);
        this.octets = new OctetCheck(provider);
    }

    /**
     * Returns the signed digest of the business document.
     *
     * @param parts what was read of {@code message}
     */
    Digest verify(Parts parts, byte[] message) throws Refusal {
        Element signature = theSignature(parts.header());
        Element keyInfo = Dom.child(signature, "KeyInfo");
        if (keyInfo == null) {
            throw Refusal.signature("the signature names no key");
        }
        PublicKey key = signer(keyInfo);
        Algorithm algorithm = Algorithm.agreed(key);
        Digest proved = isForTheTree() ? null : octets.verify(message, key, algorithm);
        return proved == null ? trees.verify(signature, keyInfo, parts.document(), key, algorithm) : proved;
    }

    private boolean isForTheTree() {
        long before = seen++;
        return before < FIRST || before % EVERY == 0;
    }

    private static Element theSignature(Element header) throws Refusal {
        Element place = Dom.child(header, "Sgntr");
        Element signature = place == null ? null : Dom.onlyChild(place);
        if (signature == null || !Dom.is(signature, SignedInfo.DS, "Signature")) {
            throw Refusal.signature("the header is not signed");
        }
        return signature;
    }

    private PublicKey signer(Element keyInfo) throws Refusal {
        Trusted signer = trusted.get(String.valueOf(Dom.text(keyInfo, "KeyName")));
        if (signer == null) {
            throw Refusal.signer("the signing key is not one that we know for this link");
        }
        X509Certificate certificate = signer.certificate();
        Instant now = clock.instant();
        if (now.isBefore(certificate.getNotBefore().toInstant())
                || now.isAfter(certificate.getNotAfter().toInstant())) {
            throw Refusal.signer("the signing certificate is not valid today");
        }
        return signer.key();
    }
}

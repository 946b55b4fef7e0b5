package io.railhead.signing;

import io.railhead.codec.SafeXml;
import io.railhead.codec.XmlRefused;
import io.railhead.payment.Agent;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * A signature judged for somebody who holds a message and certificates that he trusts, without a link. All is asked
 * that the gateway asks, except one thing that only the configuration of a link can tell: whether this certificate may
 * speak for the sender in the header.
 *
 * @param claim what the signature says of itself, true or not; null where it has not the shape of one
 */
public record Examination(Verdict verdict, @Nullable Claim claim) {
    private static final String NO_LINK = "none";

    /**
     * What a signature says of itself.
     *
     * @param signer the thumbprint of a certificate
     * @param algorithm the URI of the signature algorithm
     */
    public record Claim(Thumbprint signer, String algorithm) {}

    /**
     * Judges one message.
     *
     * @param trusted whose certificates are believed
     * @param time the moment at which the certificate must be valid
     */
    public static Examination of(byte[] message, TrustRegistry trusted, InstantSource time) {
        Claim claim = null;
        try {
            SignedTree tree = SignedTree.of(tree(message));
            SignatureShape shape = SignatureShape.of(tree.signature());
            claim = new Claim(shape.keyName(), shape.algorithmUri());
            // the header's own word for the sender: who may speak for him is not asked here
            Set<Agent> sender = HeaderSender.of(CanonicalForm.of(DetachedParts.detach(tree.header())))
                    .map(Set::of)
                    .orElseThrow(() -> new Refusal(
                            SignatureFault.SENDER, "the header names no sender by BIC or clearing member number"));
            Map<Thumbprint, Set<Agent>> senders = new HashMap<>();
            for (X509Certificate certificate : trusted.all()) {
                senders.put(Thumbprint.of(certificate), sender);
            }
            SenderTable.Link anyOf = new SenderTable.Link(NO_LINK, EnumSet.allOf(SignatureAlgorithm.class), senders);
            return new Examination(Verifier.withJdk(trusted, time).verify(message, anyOf), claim);
        } catch (Refusal refusal) {
            return new Examination(refusal.verdict(), claim);
        }
    }

    private static Document tree(byte[] message) throws Refusal {
        try {
            return SafeXml.document(message);
        } catch (XmlRefused refused) {
            throw new Refusal(SignatureFault.FORM, refused.code() + ": " + refused.text());
        }
    }
}

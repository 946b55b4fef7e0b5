package io.railhead.signing;

import io.railhead.codec.SafeXml;
import io.railhead.codec.XmlRefused;
import io.railhead.payment.Agent;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * Decides whether to believe a received message. The order matters: first the shape of envelope and
 * signature by allow-list, then whether the named certificate may sign here at all, only then the
 * arithmetic, and at last whether that certificate may speak for the sender in the header that was verified.
 *
 * <p>Safe for use by many threads. A bad message gives a {@link Verdict.Refused}, never an exception.
 */
public final class Verifier {
    private final TrustRegistry registry;
    private final InstantSource time;
    private final Map<SignatureAlgorithm, Mechanism> mechanisms;

    /**
     * @param mechanisms what to verify with, for each algorithm that any link allows; Bouncy Castle checks
     *     ECDSA in about half the time that the JDK's provider takes
     */
    public Verifier(TrustRegistry registry, InstantSource time, Map<SignatureAlgorithm, Mechanism> mechanisms) {
        this.registry = registry;
        this.time = time;
        this.mechanisms = Map.copyOf(mechanisms);
    }

    /** A verifier that uses the JDK's own providers. */
    public static Verifier withJdk(TrustRegistry registry, InstantSource time) {
        return new Verifier(
                registry,
                time,
                Map.of(
                        SignatureAlgorithm.ECDSA_SHA256, Mechanism.ofJdk(SignatureAlgorithm.ECDSA_SHA256),
                        SignatureAlgorithm.RSA_SHA256, Mechanism.ofJdk(SignatureAlgorithm.RSA_SHA256)));
    }

    /**
     * @param wireMessage the envelope exactly as received
     * @param trust who may sign on the link it was received from
     */
    public Verdict verify(byte[] wireMessage, SenderTable.Link trust) {
        try {
            SignedTree tree = SignedTree.of(read(wireMessage));
            SignatureShape shape = SignatureShape.of(tree.signature());
            LoneId.check(tree, shape.keyInfo());
            X509Certificate certificate = CertificatePolicy.choose(shape.keyName(), registry, trust, time.instant());
            Mechanism mechanism = mechanism(shape, certificate, trust);
            CoreValidation.Octets octets = CoreValidation.run(tree, shape, certificate.getPublicKey(), mechanism);
            checkSender(octets.header(), shape.keyName(), trust);
            return new Verdict.Verified(octets.header(), octets.document(), shape.keyName());
        } catch (Refusal refusal) {
            return refusal.verdict();
        }
    }

    private static Document read(byte[] wireMessage) throws Refusal {
        if (Markup.hasMoreThanElements(wireMessage)) {
            throw new Refusal(
                    SignatureFault.FORM,
                    "a signed message has no declaration, comment, CDATA section or processing instruction");
        }
        try {
            return SafeXml.document(wireMessage);
        } catch (XmlRefused refused) {
            throw new Refusal(SignatureFault.FORM, refused.code() + ": " + refused.text());
        }
    }

    /** The algorithm must be one of the link's, and the one that goes with the certificate's kind of key. */
    private Mechanism mechanism(SignatureShape shape, X509Certificate certificate, SenderTable.Link trust)
            throws Refusal {
        Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.forKey(certificate.getPublicKey())
                .filter(fitting -> fitting.uri().equals(shape.algorithmUri()))
                .filter(trust.algorithms()::contains);
        Mechanism mechanism = algorithm.map(mechanisms::get).orElse(null);
        if (mechanism == null) {
            throw new Refusal(
                    SignatureFault.ALGORITHM,
                    "the signature algorithm is not one for this key on link " + trust.name());
        }
        return mechanism;
    }

    private static void checkSender(byte[] header, Thumbprint signer, SenderTable.Link trust) throws Refusal {
        Optional<Agent> sender = HeaderSender.of(header);
        if (sender.isEmpty() || !trust.speaksFor(signer, sender.get())) {
            throw new Refusal(
                    SignatureFault.SENDER,
                    "certificate " + signer + " may not speak for the sender in the header on link " + trust.name());
        }
    }
}

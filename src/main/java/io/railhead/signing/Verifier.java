package io.railhead.signing;

import io.railhead.codec.SafeXml;
import io.railhead.codec.XmlRefused;
import io.railhead.payment.Agent;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * Decides whether to believe a received message. The order matters: first the shape of envelope and
 * signature by allow-list, then whether the named certificate may sign here at all, only then the
 * arithmetic, and at last whether that certificate may speak for the sender in the header that was verified.
 *
 * <p>There are two ways to the same answer. A message that already is in the form that was signed is taken by
 * its octets; of anything else, and of anything that is not right, a tree is built and judged. So only the
 * way over the tree ever refuses, and both apply the same policy.
 *
 * <p>Safe for use by many threads. A bad message gives a {@link Verdict.Refused}, never an exception.
 */
public final class Verifier {
    private final CertificatePolicy certificates;
    private final InstantSource time;
    private final Map<SignatureAlgorithm, Mechanism> mechanisms;
    private final LongAdder byOctets = new LongAdder();
    private final LongAdder byTree = new LongAdder();

    /**
     * @param mechanisms what to verify with, for each algorithm that any link allows; Bouncy Castle checks
     *     ECDSA in about half the time that the JDK's provider takes
     */
    public Verifier(TrustRegistry registry, InstantSource time, Map<SignatureAlgorithm, Mechanism> mechanisms) {
        this.certificates = new CertificatePolicy(registry, mechanisms);
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
            checkBytes(wireMessage);
            Verdict.Verified verified = verifiedByOctets(wireMessage, trust);
            if (verified != null) {
                byOctets.increment();
                return verified;
            }
            byTree.increment();
            return verifiedByTree(wireMessage, trust);
        } catch (Refusal refusal) {
            return refusal.verdict();
        }
    }

    /** How many messages were verified by their octets alone, since this was made. */
    public long verifiedByOctets() {
        return byOctets.sum();
    }

    /** For how many messages a tree was built, whether they were verified or refused. */
    public long judgedByTree() {
        return byTree.sum();
    }

    /**
     * The short way: no tree, as the octets received are their own canonical form.
     *
     * @return null if this way does not lead to a verified message, for whatever reason
     */
    Verdict.@Nullable Verified verifiedByOctets(byte[] wireMessage, SenderTable.Link trust) {
        CanonicalOctets octets = CanonicalOctets.of(wireMessage);
        if (octets == null) {
            return null;
        }
        try {
            TrustedSigner signer = certificates.choose(octets.keyName(), trust, time.instant());
            Mechanism mechanism = mechanism(octets.algorithm().uri(), signer, trust);
            if (!octets.isSignedBy(signer.key(), mechanism)) {
                return null;
            }
            checkSender(octets.header(), octets.keyName(), trust);
            return new Verdict.Verified(octets.header(), octets.document(), octets.keyName());
        } catch (Refusal notThisWay) {
            return null;
        }
    }

    /** The way that takes every spelling of the same message, and says what is wrong with any other. */
    Verdict.Verified verifiedByTree(byte[] wireMessage, SenderTable.Link trust) throws Refusal {
        SignedTree tree = SignedTree.of(read(wireMessage));
        SignatureShape shape = SignatureShape.of(tree.signature());
        LoneId.check(tree, shape.keyInfo());
        TrustedSigner signer = certificates.choose(shape.keyName(), trust, time.instant());
        Mechanism mechanism = mechanism(shape.algorithmUri(), signer, trust);
        CoreValidation.Octets octets = CoreValidation.run(tree, shape, signer.key(), mechanism);
        checkSender(octets.header(), shape.keyName(), trust);
        return new Verdict.Verified(octets.header(), octets.document(), shape.keyName());
    }

    /** Before any reader: nothing but elements and text, in UTF-8, within our limits. */
    static void checkBytes(byte[] wireMessage) throws Refusal {
        if (Markup.hasMoreThanElements(wireMessage)) {
            throw new Refusal(
                    SignatureFault.FORM,
                    "a signed message has no declaration, comment, CDATA section or processing instruction");
        }
        try {
            SafeXml.check(wireMessage);
        } catch (XmlRefused refused) {
            throw unreadable(refused);
        }
    }

    private static Document read(byte[] wireMessage) throws Refusal {
        try {
            return SafeXml.document(wireMessage);
        } catch (XmlRefused refused) {
            throw unreadable(refused);
        }
    }

    private static Refusal unreadable(XmlRefused refused) {
        return new Refusal(SignatureFault.FORM, refused.code() + ": " + refused.text());
    }

    /** The algorithm must be one of the link's, and the one that goes with the certificate's kind of key. */
    private Mechanism mechanism(String algorithmUri, TrustedSigner signer, SenderTable.Link trust) throws Refusal {
        SignatureAlgorithm fitting = signer.algorithm();
        if (fitting != null
                && fitting.uri().equals(algorithmUri)
                && trust.algorithms().contains(fitting)) {
            Mechanism mechanism = mechanisms.get(fitting);
            if (mechanism != null) {
                return mechanism;
            }
        }
        throw new Refusal(
                SignatureFault.ALGORITHM, "the signature algorithm is not one for this key on link " + trust.name());
    }

    /** Canonical form repeats declarations and spells characters out: what was small enough may not be any more. */
    private static Optional<Agent> sender(byte[] header) throws Refusal {
        try {
            return HeaderSender.of(header);
        } catch (XmlRefused refused) {
            throw unreadable(refused);
        }
    }

    private static void checkSender(byte[] header, Thumbprint signer, SenderTable.Link trust) throws Refusal {
        Optional<Agent> sender = sender(header);
        if (sender.isEmpty() || !trust.speaksFor(signer, sender.get())) {
            throw new Refusal(
                    SignatureFault.SENDER,
                    "certificate " + signer + " may not speak for the sender in the header on link " + trust.name());
        }
    }
}

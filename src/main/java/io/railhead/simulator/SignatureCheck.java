package io.railhead.simulator;

import io.railhead.message.Digest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.crypto.Data;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.URIReference;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dom.DOMURIReference;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Verifies the signature in a message header with the JDK's XML signature code, under a policy that leaves
 * nothing to the message: the key comes from the certificates we were given, algorithms, transforms and the
 * three references are fixed, and what is read afterwards is exactly the trees that were digested. One thread
 * at a time.
 */
final class SignatureCheck {
    private static final String EXCLUSIVE = CanonicalizationMethod.EXCLUSIVE;
    private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    private static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    /** A certificate that counts, and its key as the provider keeps it. */
    private record Trusted(X509Certificate certificate, PublicKey key) {}

    private final Map<String, Trusted> trusted;
    private final InstantSource clock;
    private final @Nullable Provider provider;
    private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");

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
        this.provider = provider;
    }

    /** Returns the signed digest of the business document. */
    Digest verify(Element header, Element document) throws Refusal {
        Element signature = theSignature(header);
        Element keyInfo = Dom.child(signature, "KeyInfo");
        if (keyInfo == null) {
            throw Refusal.signature("the signature names no key");
        }
        PublicKey key = signer(keyInfo);
        DOMValidateContext context = new DOMValidateContext(key, signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        context.setIdAttributeNS(keyInfo, null, "Id");
        context.setURIDereferencer(new BusinessDocument(document, factory.getURIDereferencer()));
        if (provider != null) {
            context.setProperty("org.jcp.xml.dsig.internal.dom.SignatureProvider", provider);
        }
        try {
            XMLSignature read = factory.unmarshalXMLSignature(context);
            requirePolicy(read, key, keyInfo.getAttribute("Id"));
            if (!read.validate(context)) {
                throw Refusal.signature("the signature does not fit header and document");
            }
            return new Digest(references(read).get(2).getDigestValue());
        } catch (MarshalException | XMLSignatureException unusable) {
            throw Refusal.signature("the signature cannot be read or checked");
        }
    }

    private static Element theSignature(Element header) throws Refusal {
        Element place = Dom.child(header, "Sgntr");
        Element signature = place == null ? null : Dom.onlyChild(place);
        if (signature == null || !Dom.is(signature, XMLSignature.XMLNS, "Signature")) {
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

    private static void requirePolicy(XMLSignature signature, PublicKey key, String keyInfoId) throws Refusal {
        List<Reference> references = references(signature);
        boolean fits = signature.getObjects().isEmpty()
                && !keyInfoId.isEmpty()
                && EXCLUSIVE.equals(
                        signature.getSignedInfo().getCanonicalizationMethod().getAlgorithm())
                && algorithmFor(key)
                        .equals(signature.getSignedInfo().getSignatureMethod().getAlgorithm())
                && references.size() == 3
                && is(references.get(0), "#" + keyInfoId, List.of(EXCLUSIVE))
                && is(references.get(1), "", List.of(Transform.ENVELOPED, EXCLUSIVE))
                && is(references.get(2), null, List.of(EXCLUSIVE));
        if (!fits) {
            throw Refusal.signature("the signature does not cover key, header and document as agreed");
        }
    }

    private static boolean is(Reference reference, @Nullable String uri, List<String> transforms) {
        List<String> used =
                reference.getTransforms().stream().map(Transform::getAlgorithm).toList();
        boolean sameUri = uri == null ? reference.getURI() == null : uri.equals(reference.getURI());
        return sameUri
                && DigestMethod.SHA256.equals(reference.getDigestMethod().getAlgorithm())
                && transforms.equals(used);
    }

    private static String algorithmFor(PublicKey key) throws Refusal {
        if (key instanceof ECPublicKey curve && curve.getParams().getOrder().bitLength() >= 256) {
            return ECDSA;
        }
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= 2048) {
            return RSA;
        }
        throw Refusal.signer("the signing key is too weak or of a kind that is not agreed");
    }

    private static List<Reference> references(XMLSignature signature) {
        return signature.getSignedInfo().getReferences().stream()
                .map(Reference.class::cast)
                .toList();
    }

    /** Resolves the reference without URI to the business document; everything else as the JDK does. */
    private record BusinessDocument(Element document, URIDereferencer usual) implements URIDereferencer {
        @Override
        public Data dereference(URIReference reference, XMLCryptoContext context) throws URIReferenceException {
            return usual.dereference(reference.getURI() == null ? whole(document) : reference, context);
        }

        /** To the JDK "" is the document that holds the URI attribute, so one is made there, outside the tree. */
        private static DOMURIReference whole(Element document) {
            Element hook = document.getOwnerDocument().createElement("reference");
            hook.setAttribute("URI", "");
            Node attribute = hook.getAttributeNode("URI");
            return new DOMURIReference() {
                @Override
                public Node getHere() {
                    return attribute;
                }

                @Override
                public String getURI() {
                    return "";
                }

                @Override
                public @Nullable String getType() {
                    return null;
                }
            };
        }
    }
}

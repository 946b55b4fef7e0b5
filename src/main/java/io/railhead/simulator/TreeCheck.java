package io.railhead.simulator;

import io.railhead.message.Digest;
import java.security.Provider;
import java.security.PublicKey;
import java.util.List;
import javax.xml.crypto.Data;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.URIReference;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dom.DOMURIReference;
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
 * Verifies a signature with the JDK's XML signature code, under a policy that leaves nothing to the message: algorithm,
 * transforms and the three references are fixed, and what is read afterwards is exactly the trees that were digested.
 * One thread at a time.
 */
final class TreeCheck {
    private final @Nullable Provider provider;
    private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");

    /** @param provider for the raw signature, or null for the JDK's */
    TreeCheck(@Nullable Provider provider) {
        this.provider = provider;
    }

    /** Returns the signed digest of the business document. */
    Digest verify(Element signature, Element keyInfo, Element document, PublicKey key, Algorithm algorithm)
            throws Refusal {
        DOMValidateContext context = new DOMValidateContext(key, signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        context.setIdAttributeNS(keyInfo, null, "Id");
        context.setURIDereferencer(new BusinessDocument(document, factory.getURIDereferencer()));
        if (provider != null) {
            context.setProperty("org.jcp.xml.dsig.internal.dom.SignatureProvider", provider);
        }
        try {
            XMLSignature read = factory.unmarshalXMLSignature(context);
            requirePolicy(read, algorithm, keyInfo.getAttribute("Id"));
            if (!read.validate(context)) {
                throw Refusal.signature("the signature does not fit header and document");
            }
            return new Digest(references(read).get(2).getDigestValue());
        } catch (MarshalException | XMLSignatureException unusable) {
            throw Refusal.signature("the signature cannot be read or checked");
        }
    }

    private static void requirePolicy(XMLSignature signature, Algorithm algorithm, String keyInfoId) throws Refusal {
        List<Reference> references = references(signature);
        boolean fits = signature.getObjects().isEmpty()
                && !keyInfoId.isEmpty()
                && SignedInfo.EXCLUSIVE.equals(
                        signature.getSignedInfo().getCanonicalizationMethod().getAlgorithm())
                && algorithm
                        .uri()
                        .equals(signature.getSignedInfo().getSignatureMethod().getAlgorithm())
                && references.size() == 3
                && is(references.get(0), "#" + keyInfoId, List.of(SignedInfo.EXCLUSIVE))
                && is(references.get(1), "", List.of(Transform.ENVELOPED, SignedInfo.EXCLUSIVE))
                && is(references.get(2), null, List.of(SignedInfo.EXCLUSIVE));
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

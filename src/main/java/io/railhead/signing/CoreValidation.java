package io.railhead.signing;

import java.io.IOException;
import java.io.InputStream;
import java.security.NoSuchProviderException;
import java.security.PublicKey;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;

/** The arithmetic of a signature whose shape and key are already judged, done by the JDK with secure validation on. */
final class CoreValidation {
    /** The octets that were digested for the second and third reference. */
    record Octets(byte[] header, byte[] document) {}

    private CoreValidation() {}

    static Octets run(SignedTree tree, SignatureShape shape, PublicKey key, Mechanism mechanism) throws Refusal {
        try {
            // A factory is not promised to be safe for many threads, and a new one costs next to nothing.
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM", "XMLDSig");
            DetachedParts parts = DetachedParts.of(tree, factory.getURIDereferencer());
            DOMValidateContext context = new DOMValidateContext(key, tree.signature());
            context.setProperty("org.jcp.xml.dsig.secureValidation", true);
            context.setProperty("org.jcp.xml.dsig.internal.dom.SignatureProvider", mechanism.provider());
            context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
            context.setURIDereferencer(parts);
            context.setIdAttributeNS(shape.keyInfo(), null, "Id");
            XMLSignature signature = factory.unmarshalXMLSignature(context);
            // The value first: until it is right, nothing in SignedInfo is anybody's word.
            if (!signature.getSignatureValue().validate(context)) {
                throw new Refusal(SignatureFault.VALUE, "the signature is not of certificate " + shape.keyName());
            }
            return digested(signature.getSignedInfo().getReferences(), context);
        } catch (MarshalException | XMLSignatureException | ClassCastException unfit) {
            throw new Refusal(SignatureFault.VALUE, "the signature cannot be checked: " + unfit.getMessage());
        } catch (NoSuchProviderException | IOException impossible) {
            throw new IllegalStateException("the JDK's XML signature validator does not work", impossible);
        }
    }

    private static Octets digested(List<Reference> references, DOMValidateContext context)
            throws XMLSignatureException, IOException, Refusal {
        List<String> names = List.of("key hint", "header", "document");
        for (int i = 0; i < names.size(); i++) {
            if (!references.get(i).validate(context)) {
                throw new Refusal(SignatureFault.DIGEST, "the " + names.get(i) + " is not what was signed");
            }
        }
        return new Octets(octets(references.get(1)), octets(references.get(2)));
    }

    private static byte[] octets(Reference reference) throws IOException {
        try (InputStream in = reference.getDigestInputStream()) {
            return in.readAllBytes();
        }
    }
}

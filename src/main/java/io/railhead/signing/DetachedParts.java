package io.railhead.signing;

import javax.xml.crypto.Data;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.URIReference;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dom.DOMURIReference;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Header and business document, each taken out of the envelope into a document of its own, as the convention
 * sees them: reference {@code ""} is then the whole header, and a reference without URI the whole business
 * document. The key hint is the only thing found by id, and lies inside the header.
 */
final class DetachedParts implements URIDereferencer {
    private final Attr hereInBusinessDocument;
    private final URIDereferencer standard;

    private DetachedParts(Attr hereInBusinessDocument, URIDereferencer standard) {
        this.hereInBusinessDocument = hereInBusinessDocument;
        this.standard = standard;
    }

    /** Moves both parts out of the received tree, which is not whole any more afterwards. */
    static DetachedParts of(SignedTree tree, URIDereferencer standard) {
        detach(tree.header());
        Document business = detach(tree.document());
        Element anywhereInIt = business.createElementNS(null, "reference");
        anywhereInIt.setAttributeNS(null, "URI", "");
        return new DetachedParts(anywhereInIt.getAttributeNodeNS(null, "URI"), standard);
    }

    @Override
    public Data dereference(URIReference reference, XMLCryptoContext context) throws URIReferenceException {
        return standard.dereference(
                reference.getURI() == null ? new WholeDocument(hereInBusinessDocument) : reference, context);
    }

    /** Prefixes declared on the envelope are declared on the part itself, so that it is readable alone. */
    static Document detach(Element part) {
        for (Node above = part.getParentNode(); above instanceof Element wrapper; above = wrapper.getParentNode()) {
            NamedNodeMap attributes = wrapper.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                if (Elements.isDeclaration(attribute) && !part.hasAttribute(attribute.getName())) {
                    part.setAttributeNS(attribute.getNamespaceURI(), attribute.getName(), attribute.getValue());
                }
            }
        }
        Document own = part.getOwnerDocument().getImplementation().createDocument(null, null, null);
        own.appendChild(own.adoptNode(part));
        return own;
    }

    /** Makes the standard dereferencer resolve the empty URI in the document that {@code here} belongs to. */
    private record WholeDocument(Attr here) implements DOMURIReference {
        @Override
        public String getURI() {
            return "";
        }

        @Override
        public @Nullable String getType() {
            return null;
        }

        @Override
        public Node getHere() {
            return here;
        }
    }
}

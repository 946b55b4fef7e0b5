package io.railhead.signing;

import static io.railhead.signing.Convention.DSIG;

import io.railhead.codec.Envelope;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The parts of a received envelope, each found at the one place where it may be. Against signature wrapping:
 * nothing is ever looked up by name or id somewhere in the tree, and nothing else may be in the envelope.
 */
record SignedTree(Element header, Element signature, Element document) {
    /** Finds the parts, or says why the message has not the shape of a signed one. */
    static SignedTree of(Document message) throws Refusal {
        int signatures = message.getElementsByTagNameNS(DSIG, "Signature").getLength();
        if (signatures == 0) {
            throw new Refusal(SignatureFault.MISSING, "the message has no signature");
        }
        if (signatures > 1) {
            throw new Refusal(SignatureFault.TWICE, "the message has " + signatures + " signatures");
        }
        Element root = message.getDocumentElement();
        if (!Elements.is(root, Envelope.NAMESPACE, "BizMsgEnvlp")) {
            throw new Refusal(SignatureFault.PLACE, "the message is not in a business message envelope");
        }
        List<Element> parts = contents(root, 2);
        Element header = onlyChild(parts.get(0), "Hdr", Convention::isHeader, "AppHdr");
        Element document = onlyChild(parts.get(1), "Doc", Convention::isDocument, "Document");
        return new SignedTree(header, signatureOf(header), document);
    }

    private static Element onlyChild(
            Element wrapper, String wrapperName, Predicate<@Nullable String> namespace, String name) throws Refusal {
        if (!Elements.is(wrapper, Envelope.NAMESPACE, wrapperName)) {
            throw new Refusal(SignatureFault.PLACE, wrapperName + " is not where it belongs in the envelope");
        }
        Element child = contents(wrapper, 1).getFirst();
        if (!name.equals(child.getLocalName()) || !namespace.test(child.getNamespaceURI())) {
            throw new Refusal(SignatureFault.PLACE, wrapperName + " holds something else than " + name);
        }
        return child;
    }

    /** An element of the envelope holds exactly so many elements, no text between them and no attributes. */
    private static List<Element> contents(Element element, int count) throws Refusal {
        Elements.onlyAttributes(element, SignatureFault.PLACE, List.of());
        List<Element> children = Elements.children(element);
        if (children.size() != count || element.getChildNodes().getLength() != count) {
            throw new Refusal(SignatureFault.PLACE, element.getLocalName() + " holds more or less than it must");
        }
        return children;
    }

    private static Element signatureOf(Element header) throws Refusal {
        Element found = null;
        for (Node child = header.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && "Sgntr".equals(element.getLocalName())) {
                if (found != null) {
                    throw new Refusal(SignatureFault.PLACE, "the header has two places for a signature");
                }
                found = element;
            }
        }
        if (found != null
                && header.getNamespaceURI().equals(found.getNamespaceURI())
                && found.getChildNodes().getLength() == 1
                && found.getFirstChild() instanceof Element signature
                && Elements.is(signature, DSIG, "Signature")) {
            return signature;
        }
        throw new Refusal(SignatureFault.PLACE, "the signature is not alone in the Sgntr element of the header");
    }
}

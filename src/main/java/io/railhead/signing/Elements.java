package io.railhead.signing;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Strict readings of small XML structures: what is not asked for must not be there. */
final class Elements {
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private Elements() {}

    static boolean is(Node node, String namespace, String name) {
        return node.getNodeType() == Node.ELEMENT_NODE
                && namespace.equals(node.getNamespaceURI())
                && name.equals(node.getLocalName());
    }

    /** The child elements; between them nothing but white space. */
    static List<Element> children(Element parent) throws Refusal {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            } else if (child.getNodeType() != Node.TEXT_NODE
                    || !child.getNodeValue().isBlank()) {
                throw new Refusal(SignatureFault.FORM, parent.getLocalName() + " holds more than elements");
            }
        }
        return found;
    }

    /** The text of an element that holds text alone. */
    static String text(Element element) throws Refusal {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() != Node.TEXT_NODE) {
                throw new Refusal(SignatureFault.FORM, element.getLocalName() + " holds more than text");
            }
        }
        return element.getTextContent();
    }

    /** Refuses any attribute but namespace declarations and the ones named, which have no namespace. */
    static void onlyAttributes(Element element, SignatureFault otherwise, List<String> allowed) throws Refusal {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            boolean fine = isDeclaration(attribute)
                    || (attribute.getNamespaceURI() == null && allowed.contains(attribute.getName()));
            if (!fine) {
                throw new Refusal(otherwise, element.getLocalName() + " has an attribute that it must not have");
            }
        }
    }

    static boolean isDeclaration(Attr attribute) {
        return XMLNS.equals(attribute.getNamespaceURI());
    }
}

package io.railhead.signing;

import java.util.Locale;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Sees to it that the key hint's id can mean one element only, whatever a parser takes for an id. */
final class LoneId {
    private LoneId() {}

    static void check(SignedTree tree, Element keyInfo) throws Refusal {
        String id = keyInfo.getAttribute("Id");
        if (count(tree.header(), id) + count(tree.document(), id) != 1) {
            throw new Refusal(SignatureFault.REFERENCES, "the key hint's Id stands on more than one element");
        }
    }

    private static int count(Element element, String id) {
        int found = 0;
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if ("id".equals(attribute.getLocalName().toLowerCase(Locale.ROOT))
                    && attribute.getNodeValue().equals(id)) {
                found++;
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                found += count(inner, id);
            }
        }
        return found;
    }
}

package io.railhead.signing;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Exclusive canonical form of a document that somebody else wrote, by the JDK: what of ours is written so already. */
final class CanonicalForm {
    private CanonicalForm() {}

    static byte[] of(Document document) {
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM", "XMLDSig");
            CanonicalizationMethod method =
                    factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null);
            List<Node> nodes = new ArrayList<>();
            collect(document, nodes);
            OctetStreamData written = (OctetStreamData) method.transform(new Nodes(nodes), null);
            try (InputStream octets = written.getOctetStream()) {
                return octets.readAllBytes();
            }
        } catch (GeneralSecurityException | TransformException | IOException impossible) {
            throw new IllegalStateException("the JDK cannot write canonical XML", impossible);
        }
    }

    /** As XPath sees them: a namespace declaration and an attribute are nodes like an element. */
    private static void collect(Node node, List<Node> nodes) {
        nodes.add(node);
        if (node instanceof Element element) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                nodes.add(attributes.item(i));
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() != Node.COMMENT_NODE) {
                collect(child, nodes);
            }
        }
    }

    private record Nodes(List<Node> all) implements NodeSetData<Node> {
        @Override
        public Iterator<Node> iterator() {
            return all.iterator();
        }
    }
}

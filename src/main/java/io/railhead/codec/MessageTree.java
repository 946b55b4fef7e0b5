package io.railhead.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A message for questions in XPath 1.0. Namespaces are taken away, so that one question serves every version: the root
 * is {@code Message}, whose attribute {@code definition} names the document's, and under it stand {@code AppHdr}, where the message has a header, and {@code Document}. Questions
 * can read this tree and nothing else. Not thread-safe.
 */
public final class MessageTree {
    private static final String ROOT = "Message";
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

    /** Variables, and the colon of a prefix, which is not the double one of an axis. */
    private static final Pattern NOT_HERE = Pattern.compile("\\$|(?<!:):(?!:)");

    private final Document tree;
    private final XPath language = SafeXml.xpath();
    private final Map<String, XPathExpression> compiled = new HashMap<>();

    private MessageTree(Document tree) {
        this.tree = tree;
    }

    /**
     * A document with the header that goes before it.
     *
     * @throws XmlRefused when the bytes are not XML that we read
     */
    public static MessageTree of(@Nullable MessagePart header, MessagePart document) {
        Document read = SafeXml.document(document.bytes());
        Document tree = read.getImplementation().createDocument(null, ROOT, null);
        Element root = tree.getDocumentElement();
        root.setAttribute("definition", document.definition().name());
        if (header != null) {
            copy(SafeXml.document(header.bytes()).getDocumentElement(), root, tree);
        }
        copy(read.getDocumentElement(), root, tree);
        return new MessageTree(tree);
    }

    /** Depth is bounded: the reader of the bytes has refused deeper ones. */
    private static void copy(Element from, Element into, Document tree) {
        Element copy = tree.createElement(from.getLocalName());
        NamedNodeMap attributes = from.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (attribute.getNamespaceURI() == null) {
                copy.setAttribute(attribute.getLocalName(), attribute.getValue());
            }
        }
        into.appendChild(copy);
        for (Node child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                copy(element, copy, tree);
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                copy.appendChild(tree.createTextNode(child.getNodeValue()));
            }
        }
    }

    /** Why a text is no question that can be asked, or null when it is one. */
    public static @Nullable String complaint(String question) {
        String bare = QUOTED.matcher(question).replaceAll("''");
        if (NOT_HERE.matcher(bare).find()) {
            return "there are no variables and no namespaces here";
        }
        try {
            SafeXml.xpath().compile(question);
            return null;
        } catch (XPathExpressionException wrong) {
            String said = wrong.getMessage();
            return "this is not XPath 1.0"
                    + (said == null ? "" : ": " + said.lines().findFirst().orElse(""));
        }
    }

    /** A place in the message. */
    public final class Place {
        private final Node node;

        private Place(Node node) {
            this.node = node;
        }

        /** The short names from the document or header down; one of several of a name has its number, from 1. */
        public String isoPath() {
            StringBuilder path = new StringBuilder();
            // the root is ours and not part of the message
            for (Node at = node; at instanceof Element element && depth(at) > 1; at = at.getParentNode()) {
                path.insert(0, (path.isEmpty() ? "" : "/")).insert(0, step(element));
            }
            return path.toString();
        }

        /** The last of those names. */
        public String name() {
            return node.getNodeName();
        }

        /**
         * Whether a condition is true here.
         *
         * @throws IllegalArgumentException when it is no XPath
         */
        public boolean holds(String condition) {
            return (Boolean) evaluate(condition, node, XPathConstants.BOOLEAN);
        }

        /**
         * What a path from here leads to, as text without surrounding blanks; empty where it leads nowhere.
         *
         * @throws IllegalArgumentException when it is no XPath
         */
        public String text(String path) {
            return ((String) evaluate(path, node, XPathConstants.STRING)).strip();
        }
    }

    private static int depth(Node node) {
        int depth = 0;
        for (Node above = node.getParentNode(); above != null; above = above.getParentNode()) {
            depth++;
        }
        return depth;
    }

    private static String step(Element element) {
        int number = 1;
        boolean alone = true;
        for (Node before = element.getPreviousSibling(); before != null; before = before.getPreviousSibling()) {
            if (before.getNodeName().equals(element.getNodeName())) {
                number++;
                alone = false;
            }
        }
        for (Node after = element.getNextSibling(); alone && after != null; after = after.getNextSibling()) {
            alone = !after.getNodeName().equals(element.getNodeName());
        }
        return element.getNodeName() + (alone ? "" : "[" + number + "]");
    }

    /**
     * The elements that a path leads to, in the order of the message.
     *
     * @throws IllegalArgumentException when it is no XPath, or leads to something else than elements
     */
    public List<Place> places(String path) {
        NodeList found = (NodeList) evaluate(path, tree, XPathConstants.NODESET);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            places.add(new Place(found.item(i)));
        }
        return places;
    }

    private Object evaluate(String question, Node at, QName kind) {
        try {
            XPathExpression known = compiled.get(question);
            if (known == null) {
                known = language.compile(question);
                compiled.put(question, known);
            }
            return known.evaluate(at, kind);
        } catch (XPathExpressionException wrong) {
            throw new IllegalArgumentException("cannot be asked of a message: " + question, wrong);
        }
    }
}

package io.railhead.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Walks a DOM tree by element names of one namespace: the namespace of the element one starts from. */
final class Dom {
    private Dom() {}

    static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** The first child of this name in the parent's own namespace. */
    static @Nullable Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && is(element, parent.getNamespaceURI(), name)) {
                return element;
            }
        }
        return null;
    }

    static @Nullable Element descend(Element from, String... path) {
        Element at = from;
        for (String name : path) {
            Element next = child(at, name);
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    static @Nullable String text(Element from, String... path) {
        Element found = descend(from, path);
        return found == null ? null : found.getTextContent();
    }

    static boolean is(Element element, @Nullable String namespace, String name) {
        return name.equals(element.getLocalName()) && namespace != null && namespace.equals(element.getNamespaceURI());
    }

    /** The only child element, nothing but white space beside it; null when that is not so. */
    static @Nullable Element onlyChild(Element parent) {
        Element only = null;
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                if (only != null) {
                    return null;
                }
                only = element;
            } else if (!node.getTextContent().isBlank()) {
                return null;
            }
        }
        return only;
    }
}

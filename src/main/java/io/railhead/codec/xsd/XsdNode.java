package io.railhead.codec.xsd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of a schema file, with what is in it; annotations are left out. Every reader says which attributes
 * and children it knows, and all others are refused.
 *
 * @param prefixes the namespaces in scope, for names within attributes
 */
record XsdNode(
        String name, Map<String, String> attributes, List<XsdNode> children, Map<String, String> prefixes, int line) {
    static final String XSD = "http://www.w3.org/2001/XMLSchema";

    /** Reads the whole file, whose reader stands before the root. */
    static XsdNode read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            // comments before the root
        }
        return element(xml, Map.of());
    }

    private static XsdNode element(XMLStreamReader xml, Map<String, String> outer) throws XMLStreamException {
        int line = xml.getLocation().getLineNumber();
        String name = xml.getLocalName();
        if (!XSD.equals(xml.getNamespaceURI())) {
            throw new NotCompiled("the element " + name + " of another language, line " + line);
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            // those of other namespaces mean nothing to XML Schema
            String namespace = xml.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
        Map<String, String> prefixes = prefixes(xml, outer);
        List<XsdNode> children = new ArrayList<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (XSD.equals(xml.getNamespaceURI()) && xml.getLocalName().equals("annotation")) {
                    skip(xml);
                } else {
                    children.add(element(xml, prefixes));
                }
            }
        }
        return new XsdNode(name, attributes, children, prefixes, line);
    }

    private static Map<String, String> prefixes(XMLStreamReader xml, Map<String, String> outer) {
        if (xml.getNamespaceCount() == 0) {
            return outer;
        }
        Map<String, String> inner = new HashMap<>(outer);
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            String prefix = xml.getNamespacePrefix(i);
            String uri = xml.getNamespaceURI(i);
            inner.put(prefix == null ? "" : prefix, uri == null ? "" : uri);
        }
        return inner;
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    String needed(String attribute) {
        String value = attributes.get(attribute);
        if (value == null) {
            throw unknown("without " + attribute);
        }
        return value;
    }

    /** Refuses attributes but these; {@code id} says nothing and is always known. */
    void allowAttributes(String... known) {
        Set<String> names = Set.of(known);
        for (String each : attributes.keySet()) {
            if (!names.contains(each) && !each.equals("id")) {
                throw unknown("with " + each);
            }
        }
    }

    /** Refuses an attribute that says anything but this. */
    void allowOnly(String attribute, String value) {
        String given = attributes.get(attribute);
        if (given != null && !given.equals(value)) {
            throw unknown("with " + attribute + "=" + given);
        }
    }

    void allowNoChildren() {
        if (!children.isEmpty()) {
            throw children.getFirst().unknown("within " + name);
        }
    }

    int number(String attribute, int otherwise) {
        String value = attributes.get(attribute);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseUnsignedInt(value.strip());
        } catch (NumberFormatException wrong) {
            throw unknown("with " + attribute + "=" + value);
        }
    }

    /** A name in an attribute, resolved. */
    TypeName typeName(String attribute) {
        String written = needed(attribute).strip();
        int colon = written.indexOf(':');
        String prefix = colon < 0 ? "" : written.substring(0, colon);
        String uri = prefixes.getOrDefault(prefix, "");
        return new TypeName(uri, written.substring(colon + 1));
    }

    /** The name of a type. */
    record TypeName(String namespace, String local) {
        boolean builtIn() {
            return namespace.equals(XSD);
        }
    }

    NotCompiled unknown(String how) {
        return new NotCompiled("xs:" + name + " " + how + ", line " + line);
    }
}

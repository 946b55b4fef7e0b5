package io.railhead.codec.schema;

import java.util.List;

/** Writes the definition of one type, once everything about it is known. Used by one thread. */
final class TypeWriter {
    private final XsdText text;

    TypeWriter(XsdText text) {
        this.text = text;
    }

    /**
     * An element as it is written.
     *
     * @param atMost a number, or {@code unbounded}
     * @param inChoice whether it is one of the elements of which only one may be present
     */
    record Element(String name, String type, int atLeast, String atMost, boolean inChoice) {}

    /** An attribute as it is written. */
    record Attribute(String name, String type, boolean required) {}

    /** A type with elements: a choice when all of them are alternatives, else a sequence that may hold a choice. */
    void structure(String name, List<Element> elements) {
        text.open("complexType", "name", name);
        boolean wholeChoice = elements.stream().allMatch(Element::inChoice);
        if (!wholeChoice) {
            text.open("sequence");
        }
        boolean choosing = false;
        for (Element element : elements) {
            if (element.inChoice() && !choosing) {
                text.open("choice");
            } else if (!element.inChoice() && choosing) {
                text.close("choice");
            }
            choosing = element.inChoice();
            element(element);
        }
        if (choosing) {
            text.close("choice");
        }
        if (!wholeChoice) {
            text.close("sequence");
        }
        text.close("complexType");
    }

    private void element(Element element) {
        String least = element.atLeast() == 1 ? "" : String.valueOf(element.atLeast());
        String most = element.atMost().equals("1") ? "" : element.atMost();
        text.empty("element", "name", element.name(), "type", element.type(), "minOccurs", least, "maxOccurs", most);
    }

    /** A type with text and attributes. */
    void valued(String name, String content, List<Attribute> attributes) {
        text.open("complexType", "name", name);
        text.open("simpleContent");
        text.open("extension", "base", content);
        for (Attribute attribute : attributes) {
            String use = attribute.required() ? "required" : "optional";
            text.empty("attribute", "name", attribute.name(), "type", attribute.type(), "use", use);
        }
        text.close("extension");
        text.close("simpleContent");
        text.close("complexType");
    }

    /** A type with one foreign element. */
    void wildcard(String name, SchemaTable.Wildcard allowed) {
        text.open("complexType", "name", name);
        text.open("sequence");
        text.empty("any", "namespace", allowed.namespace(), "processContents", allowed.process());
        text.close("sequence");
        text.close("complexType");
    }

    /** A simple type with its facets or codes. */
    void simple(String name, SimpleType type) {
        text.open("simpleType", "name", name);
        String base = "xs:" + type.base().xsdName();
        if (type.facets().isEmpty()) {
            text.empty("restriction", "base", base);
        } else {
            text.open("restriction", "base", base);
            type.facets().forEach(facet -> text.empty(facet.name(), "value", facet.value()));
            text.close("restriction");
        }
        text.close("simpleType");
    }
}

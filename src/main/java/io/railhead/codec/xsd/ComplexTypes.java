package io.railhead.codec.xsd;

import io.railhead.codec.xsd.ComplexType.Anything;
import io.railhead.codec.xsd.ComplexType.Attribute;
import io.railhead.codec.xsd.ComplexType.Content;
import io.railhead.codec.xsd.ComplexType.Elements;
import io.railhead.codec.xsd.ComplexType.Nothing;
import io.railhead.codec.xsd.ComplexType.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a complex type: elements in sequences and choices, or text with attributes, or one open element. */
final class ComplexTypes {
    private final SchemaCompiler schema;
    /** Children by name, with the numbers of their types; their order gives them their letters. */
    private final Map<String, Integer> children = new LinkedHashMap<>();

    private ComplexTypes(SchemaCompiler schema) {
        this.schema = schema;
    }

    static ComplexType read(XsdNode type, SchemaCompiler schema) {
        type.allowOnly("mixed", "false");
        type.allowOnly("abstract", "false");
        type.allowAttributes("name", "mixed", "abstract");
        List<XsdNode> parts = new ArrayList<>(type.children());
        if (!parts.isEmpty() && parts.getFirst().name().equals("simpleContent")) {
            return text(type, schema);
        }
        Content content = new Nothing();
        if (!parts.isEmpty() && isGroup(parts.getFirst())) {
            content = new ComplexTypes(schema).content(parts.removeFirst());
        }
        return new ComplexType(content, attributes(parts, schema));
    }

    private static boolean isGroup(XsdNode node) {
        return node.name().equals("sequence") || node.name().equals("choice");
    }

    private static ComplexType text(XsdNode type, SchemaCompiler schema) {
        XsdNode content = type.children().getFirst();
        content.allowAttributes();
        if (type.children().size() != 1 || content.children().size() != 1) {
            throw type.unknown("with more than simpleContent");
        }
        XsdNode extension = content.children().getFirst();
        if (!extension.name().equals("extension")) {
            throw extension.unknown("within simpleContent");
        }
        extension.allowAttributes("base");
        SimpleType base = schema.simple(extension, extension.typeName("base"));
        return new ComplexType(new Text(base), attributes(extension.children(), schema));
    }

    private static List<Attribute> attributes(List<XsdNode> nodes, SchemaCompiler schema) {
        List<Attribute> attributes = new ArrayList<>();
        for (XsdNode node : nodes) {
            if (!node.name().equals("attribute")) {
                throw node.unknown("within complexType");
            }
            node.allowOnly("form", "unqualified");
            node.allowAttributes("name", "type", "use", "form");
            node.allowNoChildren();
            String use = node.attributes().getOrDefault("use", "optional");
            if (!use.equals("required") && !use.equals("optional")) {
                throw node.unknown("with use=" + use);
            }
            attributes.add(new Attribute(
                    node.needed("name"), schema.simple(node, node.typeName("type")), use.equals("required")));
        }
        return attributes;
    }

    private Content content(XsdNode group) {
        if (group.children().isEmpty() && group.name().equals("sequence")) {
            group.allowAttributes();
            return new Nothing();
        }
        if (group.children().size() == 1 && group.children().getFirst().name().equals("any")) {
            group.allowAttributes();
            return anything(group.children().getFirst());
        }
        Expression order = group(group);
        NameTable names = new NameTable(List.copyOf(children.keySet()));
        int[] types = children.values().stream().mapToInt(Integer::intValue).toArray();
        return new Elements(names, types, Automaton.of(order, types.length));
    }

    private static Content anything(XsdNode any) {
        any.allowOnly("minOccurs", "1");
        any.allowOnly("maxOccurs", "1");
        any.allowAttributes("namespace", "processContents", "minOccurs", "maxOccurs");
        any.allowNoChildren();
        String contents = any.attributes().getOrDefault("processContents", "strict");
        if (!contents.equals("lax") && !contents.equals("skip")) {
            throw any.unknown("with processContents=" + contents);
        }
        String from = any.attributes().getOrDefault("namespace", "##any").strip();
        if (from.equals("##any")) {
            return new Anything(null, contents.equals("skip"));
        }
        if (from.isEmpty() || from.contains("##")) {
            throw any.unknown("with namespace=" + from);
        }
        return new Anything(List.of(from.split("\\s+", -1)), contents.equals("skip"));
    }

    private Expression group(XsdNode group) {
        group.allowAttributes("minOccurs", "maxOccurs");
        if (group.children().isEmpty()) {
            throw group.unknown("without anything in it");
        }
        List<Expression> parts = new ArrayList<>();
        for (XsdNode child : group.children()) {
            if (isGroup(child)) {
                parts.add(group(child));
            } else if (child.name().equals("element")) {
                parts.add(element(child));
            } else {
                throw child.unknown("within " + group.name());
            }
        }
        Expression one =
                group.name().equals("sequence") ? new Expression.Sequence(parts) : new Expression.Choice(parts);
        return repeated(group, one);
    }

    private Expression element(XsdNode element) {
        element.allowOnly("nillable", "false");
        element.allowOnly("form", "qualified");
        element.allowAttributes("name", "type", "minOccurs", "maxOccurs", "nillable", "form");
        String name = element.needed("name");
        int type = schema.typeOf(element);
        Integer before = children.putIfAbsent(name, type);
        if (before != null && before != type) {
            throw element.unknown("twice with different types");
        }
        return repeated(
                element, Expression.Step.of(List.copyOf(children.keySet()).indexOf(name)));
    }

    private static Expression repeated(XsdNode node, Expression one) {
        int least = node.number("minOccurs", 1);
        int most = "unbounded".equals(node.attribute("maxOccurs")) ? Expression.UNBOUNDED : node.number("maxOccurs", 1);
        if (most == 0 || (most != Expression.UNBOUNDED && most < least)) {
            throw node.unknown("with maxOccurs=" + most);
        }
        return least == 1 && most == 1 ? one : new Expression.Repeat(one, least, most);
    }
}

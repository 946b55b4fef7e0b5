package io.railhead.codec.xsd;

import io.railhead.codec.xsd.XsdNode.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Makes tables of one XSD. It takes for granted that the file is a correct schema, which Java's validator says
 * better; what it does not know it refuses. For one file.
 */
public final class SchemaCompiler {
    private final String namespace;
    private final Map<String, XsdNode> named = new HashMap<>();
    private final Map<String, SimpleType> simple = new HashMap<>();
    /** Numbers of types: a name with its kind for those that have one, so that each is compiled once. */
    private final Map<TypeName, Integer> numbers = new HashMap<>();

    private final List<Runnable> waiting = new ArrayList<>();
    private final List<Type> types = new ArrayList<>();

    private SchemaCompiler(String namespace) {
        this.namespace = namespace;
    }

    /**
     * Compiles a schema file.
     *
     * @param xsd stands before the root; is read to the root's end and not closed
     * @param namespace the target namespace that the schema must have
     * @throws NotCompiled when the schema uses what the tables cannot express
     */
    public static CompiledSchema compile(XMLStreamReader xsd, String namespace) throws XMLStreamException {
        return new SchemaCompiler(namespace).schema(XsdNode.read(xsd));
    }

    private CompiledSchema schema(XsdNode root) {
        if (!root.name().equals("schema")) {
            throw root.unknown("as root");
        }
        root.allowAttributes("targetNamespace", "elementFormDefault", "attributeFormDefault", "version");
        root.allowOnly("attributeFormDefault", "unqualified");
        if (!namespace.equals(root.attribute("targetNamespace"))) {
            throw root.unknown("of another namespace than " + namespace);
        }
        if (!"qualified".equals(root.attribute("elementFormDefault"))) {
            throw root.unknown("whose elements have no namespace");
        }
        List<XsdNode> elements = new ArrayList<>();
        for (XsdNode child : root.children()) {
            switch (child.name()) {
                case "element" -> elements.add(child);
                case "complexType", "simpleType" -> named.put(child.needed("name"), child);
                default -> throw child.unknown("within schema");
            }
        }
        Map<String, Integer> roots = new HashMap<>();
        for (XsdNode element : elements) {
            element.allowOnly("nillable", "false");
            element.allowOnly("abstract", "false");
            element.allowAttributes("name", "type", "nillable", "abstract");
            roots.put(element.needed("name"), typeOf(element));
        }
        // types mention types: compiling one may add to the list
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).run();
        }
        return new CompiledSchema(namespace, roots, types);
    }

    /** The number of an element's type, named or within it. */
    int typeOf(XsdNode element) {
        if (element.attribute("type") == null) {
            if (element.children().size() != 1) {
                throw element.unknown("without a type, or with more than a type");
            }
            return reserve(element.children().getFirst());
        }
        element.allowNoChildren();
        TypeName name = element.typeName("type");
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int number;
        if (name.builtIn()) {
            number = types.size();
            types.add(SimpleTypes.builtIn(element, name.local()));
        } else {
            number = reserve(declared(element, name));
        }
        numbers.put(name, number);
        return number;
    }

    private int reserve(XsdNode type) {
        int number = types.size();
        types.add(new ComplexType(new ComplexType.Nothing(), List.of()));
        waiting.add(() -> types.set(number, read(type)));
        return number;
    }

    private Type read(XsdNode type) {
        return switch (type.name()) {
            case "complexType" -> ComplexTypes.read(type, this);
            case "simpleType" -> SimpleTypes.read(type);
            default -> throw type.unknown("within element");
        };
    }

    private XsdNode declared(XsdNode user, TypeName name) {
        XsdNode type = named.get(name.local());
        if (type == null || !name.namespace().equals(namespace)) {
            throw user.unknown("of type " + name.local() + ", which stands elsewhere");
        }
        return type;
    }

    /** A type that holds text only, for an attribute or as the base of an extension. */
    SimpleType simple(XsdNode user, TypeName name) {
        if (name.builtIn()) {
            return SimpleTypes.builtIn(user, name.local());
        }
        XsdNode type = declared(user, name);
        if (!type.name().equals("simpleType")) {
            throw user.unknown("of " + name.local() + ", which is no simple type");
        }
        return simple.computeIfAbsent(name.local(), any -> SimpleTypes.read(type));
    }
}

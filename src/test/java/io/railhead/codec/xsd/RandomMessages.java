package io.railhead.codec.xsd;

import io.railhead.codec.xsd.PatternReader.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Invents messages that keep to a schema, straight from the schema's file, so that every definition can be
 * tried and not only those of which somebody has an example. Deterministic for a seed.
 */
public final class RandomMessages {
    private static final int DEEP = 9;

    private final String namespace;
    private final Map<String, XsdNode> types = new HashMap<>();
    private final String root;
    private final String rootType;

    public RandomMessages(XMLStreamReader xsd) throws XMLStreamException {
        XsdNode schema = XsdNode.read(xsd);
        namespace = schema.needed("targetNamespace");
        XsdNode element = null;
        for (XsdNode child : schema.children()) {
            if (child.name().equals("element")) {
                element = child;
            } else {
                types.put(child.needed("name"), child);
            }
        }
        if (element == null) {
            throw new IllegalArgumentException("no root");
        }
        root = element.needed("name");
        rootType = element.typeName("type").local();
    }

    public String message(Random random) {
        StringBuilder out = new StringBuilder();
        element(root + " xmlns=\"" + namespace + "\"", root, rootType, out, random, 0);
        return out.toString();
    }

    private XsdNode type(String name) {
        return Objects.requireNonNull(types.get(name), name);
    }

    private void element(String open, String name, String type, StringBuilder out, Random random, int depth) {
        XsdNode node = type(type);
        XsdNode content = node.children().isEmpty() ? node : node.children().getFirst();
        out.append('<').append(open);
        if (content.name().equals("simpleContent")) {
            XsdNode extension = content.children().getFirst();
            for (XsdNode attribute : extension.children()) {
                out.append(' ').append(attribute.needed("name")).append("=\"");
                out.append(value(type(attribute.typeName("type").local()), random))
                        .append('"');
            }
            out.append('>').append(value(type(extension.typeName("base").local()), random));
        } else if (content.name().equals("restriction")) {
            out.append('>').append(value(node, random));
        } else {
            out.append('>');
            group(content, out, random, depth);
        }
        out.append("</").append(name).append('>');
    }

    private void group(XsdNode group, StringBuilder out, Random random, int depth) {
        List<XsdNode> parts = group.name().equals("choice")
                ? List.of(group.children().get(random.nextInt(group.children().size())))
                : group.children();
        for (XsdNode part : parts) {
            int least = part.number("minOccurs", 1);
            boolean more = random.nextInt(depth < 3 ? 2 : 4 + depth) == 0 && depth < DEEP;
            int times = least
                    + (more && (least == 0 || !"1".equals(part.attributes().getOrDefault("maxOccurs", "1"))) ? 1 : 0);
            for (int i = 0; i < times; i++) {
                switch (part.name()) {
                    case "element" -> {
                        String name = part.needed("name");
                        element(name, name, part.typeName("type").local(), out, random, depth + 1);
                    }
                    case "any" ->
                        out.append(
                                part.attributes()
                                                .getOrDefault("namespace", "##any")
                                                .startsWith("http")
                                        ? "<s:Signature xmlns:s=\"http://www.w3.org/2000/09/xmldsig#\"><s:V>1</s:V></s:Signature>"
                                        : "<x:Any xmlns:x=\"urn:x\" a=\"1\">some<x:B/>text</x:Any>");
                    default -> group(part, out, random, depth);
                }
            }
        }
    }

    private static String value(XsdNode type, Random random) {
        XsdNode restriction = type.children().getFirst();
        Map<String, String> facets = new HashMap<>();
        for (XsdNode facet : restriction.children()) {
            // the last of several: for patterns and codes any will do
            if (!facets.containsKey(facet.name()) || random.nextInt(3) == 0) {
                facets.put(facet.name(), facet.needed("value"));
            }
        }
        if (facets.containsKey("enumeration")) {
            return facets.get("enumeration");
        }
        String base = restriction.typeName("base").local();
        if (facets.containsKey("pattern") && base.equals("string")) {
            StringBuilder out = new StringBuilder();
            write(PatternReader.read(facets.get("pattern")), out, random);
            return out.toString();
        }
        return switch (base) {
            case "boolean" -> random.nextBoolean() ? "true" : "0";
            case "decimal" -> random.nextBoolean() && !"0".equals(facets.get("fractionDigits")) ? "1.5" : "1";
            case "date" -> "2026-01-31";
            case "dateTime" -> "2026-01-31T12:00:00Z";
            case "time" -> "12:00:00";
            case "gYear" -> "2026";
            case "gYearMonth" -> "2026-01";
            case "base64Binary" -> "AAAA";
            default -> text(facets, random);
        };
    }

    private static String text(Map<String, String> facets, Random random) {
        int least = Integer.parseInt(facets.getOrDefault("length", facets.getOrDefault("minLength", "0")));
        int most = Integer.parseInt(facets.getOrDefault("length", facets.getOrDefault("maxLength", "40")));
        int length =
                Math.min(200, random.nextInt(8) == 0 ? most : least + random.nextInt(Math.min(12, most - least + 1)));
        return "Text of 1 Line ".repeat(20).substring(0, Math.max(least, length));
    }

    private static void write(Part part, StringBuilder out, Random random) {
        switch (part) {
            case Part.Chars chars -> {
                CodePoints.Range range =
                        chars.ranges().get(random.nextInt(chars.ranges().size()));
                out.appendCodePoint(range.from() + random.nextInt(Math.min(60, range.to() - range.from() + 1)));
            }
            case Part.Counted counted -> {
                int most = counted.most() < 0 ? counted.least() + 3 : counted.most();
                int times = counted.least() + random.nextInt(most - counted.least() + 1);
                for (int i = 0; i < times; i++) {
                    write(counted.part(), out, random);
                }
            }
            case Part.Group group ->
                group.branches().get(random.nextInt(group.branches().size())).forEach(each -> write(each, out, random));
        }
    }
}

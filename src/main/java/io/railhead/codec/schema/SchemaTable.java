package io.railhead.codec.schema;

import io.railhead.message.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The table, kept by hand, of what Prowide's classes cannot say about the ISO 20022 types. The file's first lines
 * explain its form. It remembers which lines were asked for, so that a test can find those that nothing needs any
 * more; for use by one thread.
 */
public final class SchemaTable {
    /** The version number at the end of a type's name: {@code PostalAddress24}, {@code Party40Choice}. */
    private static final Pattern VERSION = Pattern.compile("[0-9]+(?=(Choice)?$)");

    private final Map<String, SimpleType> types = new HashMap<>();
    private final Map<String, String> usual = new HashMap<>();
    private final Map<String, String> elements = new HashMap<>();
    private final Map<String, String> attributes = new HashMap<>();
    private final Map<String, String> contents = new HashMap<>();
    private final Map<String, Integer> repeats = new HashMap<>();
    private final Map<String, Integer> minimums = new HashMap<>();
    private final Map<String, List<String>> choices = new HashMap<>();
    private final Map<String, List<String>> orders = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Wildcard> wildcards = new HashMap<>();
    /** Lines not asked for so far, as kind and name. */
    private final NavigableSet<String> unused = new TreeSet<>();

    /** What a wildcard lets in, as XML schema writes it: a namespace, and how its content is processed. */
    record Wildcard(String namespace, String process) {}

    private SchemaTable() {}

    /** Reads the table from a UTF-8 file; a line that is not of its form is an {@link IllegalArgumentException}. */
    public static SchemaTable read(Path file) throws IOException {
        return parse(Files.readAllLines(file));
    }

    /**
     * Reads the table from its lines.
     *
     * @throws IllegalArgumentException naming the line that is not of the table's form, lacks a source or
     *     repeats another
     */
    public static SchemaTable parse(List<String> lines) {
        SchemaTable table = new SchemaTable();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                table.add(line.split("\t", -1));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return table;
    }

    private void add(String[] cells) {
        if (cells.length != 4 || cells[3].isBlank()) {
            throw new IllegalArgumentException("wanted: what, name, fact and source, separated by tabs");
        }
        String name = cells[1];
        String fact = cells[2];
        boolean repeated = switch (cells[0]) {
            case "type" -> types.put(name, SimpleType.parse(fact)) != null;
            case "base" -> usual.put(base(name).xsdName(), fact) != null;
            case "element" -> elements.put(name, fact) != null;
            case "attribute" -> attributes.put(name, fact) != null;
            case "content" -> contents.put(name, fact) != null;
            case "repeat" -> repeats.put(name, Integer.valueOf(fact)) != null;
            case "minimum" -> minimums.put(name, Integer.valueOf(fact)) != null;
            case "choice" -> choices.put(name, List.of(fact.split(" ", -1))) != null;
            case "order" -> orders.put(name, List.of(fact.split(" ", -1))) != null;
            case "name" -> names.put(name, fact) != null;
            case "wildcard" -> wildcards.put(name, wildcard(fact)) != null;
            default -> throw new IllegalArgumentException("no such kind of line: " + cells[0]);
        };
        if (repeated) {
            throw new IllegalArgumentException("said before: " + cells[0] + " " + name);
        }
        unused.add(cells[0] + " " + name);
    }

    private static Base base(String name) {
        return Base.ofXsd(name).orElseThrow(() -> new IllegalArgumentException("no base type " + name));
    }

    private static Wildcard wildcard(String fact) {
        String[] words = fact.split(" ", -1);
        if (words.length != 2) {
            throw new IllegalArgumentException("a wildcard is written NAMESPACE PROCESS, not " + fact);
        }
        return new Wildcard(words[0], words[1]);
    }

    /** The simple type of that name; a line for one definition alone goes before the line for all. */
    SimpleType simpleType(String name, Definition definition) {
        return first("type", types, name + "@" + definition.name(), name).orElseThrow(() -> missing("type " + name));
    }

    /** The name of an element's simple type: by type and element, by family and element, by element, by base. */
    String elementType(String structure, String element, Base base) {
        return first("element", elements, structure + "/" + element, family(structure) + "/" + element, element)
                .or(() -> first("base", usual, base.xsdName()))
                .orElseThrow(() -> missing("element " + structure + "/" + element + " (" + base.xsdName() + ")"));
    }

    /** The name of the simple type of the text of a type with attributes. */
    String contentType(String valued) {
        return first("content", contents, valued).orElseThrow(() -> missing("content " + valued));
    }

    String attributeType(String valued, String attribute) {
        String name = valued + "/" + attribute;
        return first("attribute", attributes, name).orElseThrow(() -> missing("attribute " + name));
    }

    /** How often a repeated element may occur at most, as a schema writes it. */
    String atMost(String structure, String element) {
        return first("repeat", repeats, structure + "/" + element, family(structure) + "/" + element)
                .map(String::valueOf)
                .orElse("unbounded");
    }

    /** Whether a choice may be made without the element that was chosen being there; an oddity of few types. */
    boolean mayBeAbsent(String structure, String element) {
        return first("minimum", minimums, structure + "/" + element, family(structure) + "/" + element)
                .filter(minimum -> minimum == 0)
                .isPresent();
    }

    /** Whether the element belongs to the choice inside a type that is not named one. */
    boolean isAlternative(String structure, String element) {
        return first("choice", choices, structure)
                .filter(alternatives -> alternatives.contains(element))
                .isPresent();
    }

    /** The members in their order: the class's, unless the table has another. */
    List<ModelType.Member> ordered(ModelType.Structure structure) {
        List<String> order = first("order", orders, structure.name()).orElse(List.of());
        if (order.isEmpty()) {
            return structure.members();
        }
        List<String> known =
                structure.members().stream().map(ModelType.Member::element).toList();
        if (order.size() != known.size() || !order.containsAll(known)) {
            throw new IllegalArgumentException("the table's order of " + structure.name() + " is not of " + known);
        }
        return structure.members().stream()
                .sorted(Comparator.comparingInt(member -> order.indexOf(member.element())))
                .toList();
    }

    /** The name that the schema has for a type: the class's, unless the table has another. */
    String nameOf(ModelType type) {
        return first("name", names, type.name()).orElse(type.name());
    }

    Wildcard wildcardOf(String type) {
        return first("wildcard", wildcards, type).orElseThrow(() -> missing("wildcard " + type));
    }

    /** The lines, as kind and name, that no question so far was answered with. */
    NavigableSet<String> unused() {
        return Collections.unmodifiableNavigableSet(unused);
    }

    /** {@code PostalAddress#} for {@code PostalAddress24}: what is said of it holds for every version. */
    private static String family(String structure) {
        return VERSION.matcher(structure).replaceFirst("#");
    }

    /** The fact under the first of the names that has one, from the narrowest to the widest. */
    private <V> Optional<V> first(String kind, Map<String, V> facts, String... names) {
        for (String name : names) {
            V fact = facts.get(name);
            if (fact != null) {
                unused.remove(kind + " " + name);
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    private static IllegalArgumentException missing(String what) {
        return new IllegalArgumentException("the table has no line for " + what);
    }
}

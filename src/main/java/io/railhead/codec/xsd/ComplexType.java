package io.railhead.codec.xsd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an element may hold, and its attributes. Immutable. */
public record ComplexType(Content content, List<Attribute> attributes) implements Type {
    public ComplexType {
        attributes = List.copyOf(attributes);
    }

    /** An attribute without namespace. */
    public record Attribute(String name, SimpleType type, boolean required) {}

    /** What stands between the tags. */
    public sealed interface Content {}

    /** Nothing at all. */
    public record Nothing() implements Content {}

    /** Text of a type. */
    public record Text(SimpleType type) implements Content {}

    /**
     * One element that the schema leaves open.
     *
     * @param namespaces where it may come from; null for anywhere
     * @param skipped whether nothing is looked at below it; else what the schema knows is checked there, too
     */
    public record Anything(@Nullable List<String> namespaces, boolean skipped) implements Content {
        public boolean allows(String namespace) {
            return namespaces == null || namespaces.contains(namespace);
        }
    }

    /** Elements of the schema's own namespace, in an order. */
    public static final class Elements implements Content {
        /** The state of an element that has no child yet. */
        public static final int START = Automaton.START;
        /** What {@link #after} gives for a child that may not come. */
        public static final int WRONG = Automaton.DEAD;

        private final NameTable names;
        private final int[] types;
        private final Automaton order;

        Elements(NameTable names, int[] types, Automaton order) {
            this.names = names;
            this.types = types.clone();
            this.order = order;
        }

        /** The number that a child's name has here, or -1 when no child has it. */
        public int number(String name) {
            return names.number(name);
        }

        /** The type of a child, by its number. */
        public int type(int number) {
            return types[number];
        }

        /** The state after a child, or {@link #WRONG}. */
        public int after(int state, int number) {
            return order.after(state, number);
        }

        /** Whether an element may end in this state. */
        public boolean complete(int state) {
            return order.accepts(state);
        }

        /** The names that may come next. */
        public List<String> expected(int state) {
            return order.expected(state).stream().map(names.names()::get).toList();
        }
    }

    /** The declared attribute of this name, or null. */
    public @Nullable Attribute attribute(String name) {
        for (Attribute each : attributes) {
            if (each.name.equals(name)) {
                return each;
            }
        }
        return null;
    }
}

package io.railhead.codec.schema;

import java.util.List;
import java.util.Optional;

/** A type as Prowide's classes describe it, before the table adds what classes cannot say. */
sealed interface ModelType {

    /** The ISO 20022 name, which is also the name in the schema. */
    String name();

    /** A type that holds elements, in their order. */
    record Structure(String name, List<Member> members) implements ModelType {
        public Structure {
            members = List.copyOf(members);
        }

        /** Whether only one of the members is present; ISO 20022 says so by the name alone. */
        boolean isChoice() {
            return name.endsWith("Choice");
        }
    }

    /** A type that holds text with attributes, such as an amount with its currency. */
    record Valued(String name, Base base, List<Attribute> attributes) implements ModelType {
        public Valued {
            attributes = List.copyOf(attributes);
        }
    }

    /** A type that holds one element of someone else's schema. */
    record Wildcard(String name) implements ModelType {}

    /** A closed list of codes. */
    record Codes(String name, List<String> values) implements ModelType {
        public Codes {
            values = List.copyOf(values);
        }
    }

    /**
     * An element of a structure.
     *
     * @param element the XML name
     * @param required whether it occurs at least once
     * @param repeated whether it may occur more than once; how often at most is for the table to say
     * @param type the Java type of one occurrence
     */
    record Member(String element, boolean required, boolean repeated, Class<?> type) {
        /** The built-in base, when the element holds text; empty when its type is another type of the model. */
        Optional<Base> base() {
            return Base.ofJava(type);
        }
    }

    /** An attribute, always text. */
    record Attribute(String name, boolean required) {}
}

package io.railhead.codec.xsd;

import java.util.List;
import java.util.Map;

/** One schema as tables. Types are known by their numbers. Immutable, thread-safe. */
public final class CompiledSchema {
    private final String namespace;
    private final Map<String, Integer> roots;
    private final Type[] types;

    CompiledSchema(String namespace, Map<String, Integer> roots, List<Type> types) {
        this.namespace = namespace;
        this.roots = Map.copyOf(roots);
        this.types = types.toArray(Type[]::new);
    }

    /** The namespace of every element that the schema declares. */
    public String namespace() {
        return namespace;
    }

    /** The type of an element that may be a root, or -1. */
    public int root(String name) {
        return roots.getOrDefault(name, -1);
    }

    public Type type(int number) {
        return types[number];
    }
}

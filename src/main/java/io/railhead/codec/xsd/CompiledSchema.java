package io.railhead.codec.xsd;

import java.util.List;
import java.util.Map;

/** One schema as tables. Types are known by their numbers. Immutable, thread-safe. */
public final class CompiledSchema {
    private final String namespace;
    private final NameTable roots;
    private final int[] rootTypes;
    private final Type[] types;

    CompiledSchema(String namespace, Map<String, Integer> roots, List<Type> types) {
        this.namespace = namespace;
        this.roots = new NameTable(List.copyOf(roots.keySet()));
        this.rootTypes = roots.values().stream().mapToInt(Integer::intValue).toArray();
        this.types = types.toArray(Type[]::new);
    }

    /** The namespace of every element that the schema declares. */
    public String namespace() {
        return namespace;
    }

    /** The type of an element that may be a root, or -1. */
    public int root(String name) {
        int number = roots.number(name);
        return number < 0 ? -1 : rootTypes[number];
    }

    public Type type(int number) {
        return types[number];
    }
}

package io.railhead.codec;

import io.railhead.message.Definition;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Definitions by the namespaces that stand for them, remembered so that each is looked into once. Thread-safe. */
final class Definitions {
    /** Strangers name definitions that do not exist; those beyond this many are looked into each time. */
    private static final int MOST = 1_000;

    private static final ConcurrentHashMap<String, Definition> KNOWN = new ConcurrentHashMap<>();

    private Definitions() {}

    /** The definition that a namespace stands for, or null when it stands for none. */
    static @Nullable Definition of(String namespace) {
        Definition known = KNOWN.get(namespace);
        if (known != null || !Definition.isNamespace(namespace)) {
            return known;
        }
        Definition found = Definition.ofNamespace(namespace);
        if (KNOWN.size() < MOST) {
            KNOWN.put(namespace, found);
        }
        return found;
    }
}

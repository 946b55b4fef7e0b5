package io.railhead.codec.xsd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for names, found without a new object: by a string or by characters in a buffer. Immutable.
 */
final class NameTable {
    private final List<String> names;
    private final @Nullable String[] slots;
    private final int[] numbers;
    private final int mask;

    /** @param names different ones; the number of each is its index */
    NameTable(List<String> names) {
        this.names = List.copyOf(names);
        int size = Integer.highestOneBit(Math.max(1, names.size())) * 4;
        slots = new String[size];
        numbers = new int[size];
        mask = size - 1;
        for (int i = 0; i < names.size(); i++) {
            int slot = slot(names.get(i).hashCode());
            while (slots[slot] != null) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = names.get(i);
            numbers[slot] = i;
        }
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 15)) & mask;
    }

    List<String> names() {
        return names;
    }

    /** The number of a name, or -1. */
    int number(String name) {
        int slot = slot(name.hashCode());
        while (true) {
            String there = slots[slot];
            if (there == null) {
                return -1;
            }
            if (there.equals(name)) {
                return numbers[slot];
            }
            slot = (slot + 1) & mask;
        }
    }

    boolean holds(char[] value, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + value[i];
        }
        int slot = slot(hash);
        while (true) {
            String there = slots[slot];
            if (there == null) {
                return false;
            }
            if (there.length() == length && same(there, value)) {
                return true;
            }
            slot = (slot + 1) & mask;
        }
    }

    private static boolean same(String name, char[] value) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != value[i]) {
                return false;
            }
        }
        return true;
    }
}

package io.railhead.codec;

import io.railhead.codec.XmlRefused.Cause;
import java.util.HashSet;
import java.util.Set;

/** The limits that need elements rather than bytes: depth, attributes, names. Not thread-safe. */
final class ElementGuard {
    private final Set<String> names = new HashSet<>();
    private final Where where;
    private int depth;

    /** The place in the document; asked for only when something is refused, for it costs more than the checks. */
    interface Where {
        int line();

        int column();
    }

    ElementGuard(Where where) {
        this.where = where;
    }

    void enter(int attributes) {
        depth++;
        if (depth > XmlUse.DEPTH) {
            throw refused(Cause.DEPTH, "Elements nest deeper than " + XmlUse.DEPTH + ".");
        }
        if (attributes > XmlUse.ATTRIBUTES) {
            throw refused(Cause.ATTRIBUTES, "An element has more than " + XmlUse.ATTRIBUTES + " attributes.");
        }
    }

    void name(String name) {
        if (name.length() > XmlUse.NAME) {
            throw refused(Cause.SIZE, "A name is longer than " + XmlUse.NAME + " characters.");
        }
        if (names.add(name) && names.size() > XmlUse.NAMES) {
            throw refused(Cause.SIZE, "There are more than " + XmlUse.NAMES + " different names.");
        }
    }

    private XmlRefused refused(Cause cause, String text) {
        return new XmlRefused(cause, where.line(), where.column(), text);
    }

    void leave() {
        depth--;
    }

    int differentNames() {
        return names.size();
    }
}

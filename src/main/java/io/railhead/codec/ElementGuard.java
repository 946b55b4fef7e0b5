package io.railhead.codec;

import io.railhead.codec.XmlRefused.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The limits that need elements rather than bytes: depth, attributes, names. Not thread-safe. */
final class ElementGuard {
    /** Names come as the parser's own strings, mostly the same again: one that was just met need not be looked up. */
    private static final int RECENT = 128;

    /** As long as so few names were met, they need not be told apart. */
    private static final int FEW = 1_000;

    private final @Nullable String[] recent = new String[RECENT];
    private final List<String> met = new ArrayList<>(RECENT);
    private final Set<String> different = new HashSet<>();
    private final Where where;
    private int depth;
    private boolean begun;

    /** The place in the document; asked for only when something is refused, for it costs more than the checks. */
    interface Where {
        int line();

        int column();
    }

    ElementGuard(Where where) {
        this.where = where;
    }

    /** Whether the root has ended. */
    boolean afterRoot() {
        return begun && depth == 0;
    }

    void enter(int attributes) {
        depth++;
        begun = true;
        if (depth > XmlUse.DEPTH) {
            throw refused(Cause.DEPTH, "Elements nest deeper than " + XmlUse.DEPTH + ".");
        }
        if (attributes > XmlUse.ATTRIBUTES) {
            throw refused(Cause.ATTRIBUTES, "An element has more than " + XmlUse.ATTRIBUTES + " attributes.");
        }
    }

    /** A name without its prefix, which the pull parser takes for granted behind one: {@code <p:/>} passes it. */
    void localName(String name) {
        if (isRecent(name)) {
            return;
        }
        int first = name.isEmpty() ? ':' : name.codePointAt(0);
        if ((first != '_' && !Character.isLetter(first)) || name.indexOf(':') >= 0) {
            throw refused(Cause.SYNTAX, "This is no name that an element or attribute may have.");
        }
        remember(name);
    }

    /** A whole name of a parser that looks at its parts itself. */
    void name(String name) {
        if (!isRecent(name)) {
            remember(name);
        }
    }

    private void remember(String name) {
        recent[slot(name)] = name;
        count(name);
    }

    /** A namespace counts as a name; it is not kept among the local names, which were judged. */
    void namespace(String name) {
        count(name);
    }

    private void count(String name) {
        if (name.length() > XmlUse.NAME) {
            throw refused(Cause.SIZE, "A name is longer than " + XmlUse.NAME + " characters.");
        }
        if (different.isEmpty() && met.size() < FEW) {
            met.add(name);
            return;
        }
        if (different.isEmpty()) {
            different.addAll(met);
        }
        if (different.add(name) && different.size() > XmlUse.NAMES) {
            throw refused(Cause.SIZE, "There are more than " + XmlUse.NAMES + " different names.");
        }
    }

    @SuppressWarnings("ReferenceEquality") // equal ones that are not the same take the longer way
    private boolean isRecent(String name) {
        return recent[slot(name)] == name;
    }

    private static int slot(String name) {
        return name.hashCode() & (RECENT - 1);
    }

    private XmlRefused refused(Cause cause, String text) {
        return new XmlRefused(cause, where.line(), where.column(), text);
    }

    void leave() {
        depth--;
    }

    /** At most so many different names were met. */
    int differentNames() {
        return Math.max(met.size(), different.size());
    }
}

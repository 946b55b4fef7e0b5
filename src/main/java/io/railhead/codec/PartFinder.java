package io.railhead.codec;

import io.railhead.message.Definition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where headers and documents begin and end in a stream of elements, whatever they are wrapped in: alone, in the
 * envelopes of ISO 20022, in those of a scheme or of somebody we do not know, several one after the other. Some schemes
 * put the pieces of a header or of a document straight into an envelope of their own, without AppHdr or Document around
 * them; there a part begins with its first piece. A document has one piece; a header has several, and is over where
 * something else begins or what is around them ends. Not thread-safe.
 */
final class PartFinder {
    private static final Set<String> ROOTS = Set.of("Document", "AppHdr");

    /** Those of ISO 20022 itself: whole messages stand in them. */
    private static final Set<String> ENVELOPES = Set.of("nvlp.001", "head.002");

    private static final String HEADER = "head.001";
    private static final int NONE = -1;

    private int depth;
    /** Depth of the topmost element of the open part, and of the element with which it ends. */
    private int top = NONE;

    private int last = NONE;
    private boolean rootless;
    private @Nullable Definition definition;
    private String namespace = "";
    private @Nullable String strange;
    private int strangeAt;
    private boolean partInStrange;

    /** What it means that an element begins. */
    enum Entered {
        /** It belongs to no part. */
        OUTSIDE,
        /** So does this; but it is a root, and its namespace begins like a definition's and is none. */
        NEARLY_BEGINS,
        /** It stands in a part. */
        WITHIN,
        /** It is the root of a part. */
        BEGINS,
        /** It is the first piece of a part that has no root. */
        BEGINS_WITHOUT_ROOT
    }

    static boolean isRoot(String name) {
        return ROOTS.contains(name);
    }

    /** Whether an element of this definition is a wrapper, in which parts stand. */
    static boolean isEnvelope(Definition definition) {
        return ENVELOPES.contains(definition.message());
    }

    /** Whether a part is open. */
    boolean inPart() {
        return top != NONE;
    }

    /** How many elements are open. */
    int depth() {
        return depth;
    }

    /** The definition of the part that began last; null before the first. */
    @Nullable Definition definition() {
        return definition;
    }

    /**
     * Whether the open part is over because an element of this namespace begins; then it is closed by this. To be asked
     * before {@link #enter}.
     */
    boolean overBefore(String next) {
        boolean over = rootless && inPart() && depth + 1 == top && !next.equals(namespace);
        if (over) {
            close();
        }
        return over;
    }

    Entered enter(String in, String name) {
        depth++;
        if (inPart()) {
            return Entered.WITHIN;
        }
        Definition found = Definitions.of(in);
        if (found == null || isEnvelope(found)) {
            if (found == null && isRoot(name) && Definition.claimsNamespace(in)) {
                // told by itself, so that what it is wrapped in need not be told too
                partInStrange = true;
                return Entered.NEARLY_BEGINS;
            }
            if (found == null && strange == null && isRoot(name)) {
                strange = in;
                strangeAt = depth;
                partInStrange = false;
            }
            return Entered.OUTSIDE;
        }
        partInStrange = true;
        definition = found;
        namespace = in;
        top = depth;
        rootless = depth > 1 && !isRoot(name);
        last = rootless && found.message().equals(HEADER) ? depth - 1 : depth;
        return rootless ? Entered.BEGINS_WITHOUT_ROOT : Entered.BEGINS;
    }

    /** Whether the element that ends now is one of the open part; to be asked before {@link #leave}. */
    boolean endsWithin() {
        return inPart() && depth >= top;
    }

    /** Whether the element that was entered last is a root in a namespace that is none of ISO 20022's. */
    boolean atStrangeRoot() {
        return strange != null && depth == strangeAt && !inPart();
    }

    /** An element ends. Whether the open part ends with it. */
    boolean leave() {
        boolean over = inPart() && depth == last;
        if (over) {
            close();
        }
        depth--;
        return over;
    }

    /**
     * The namespace of a root that has just been left, is none of ISO 20022's, and had no part in it; else null. To be
     * asked after {@link #leave}.
     */
    @Nullable String strangeRootLeft() {
        if (strange == null || depth >= strangeAt) {
            return null;
        }
        String left = partInStrange ? null : strange;
        strange = null;
        return left;
    }

    private void close() {
        top = NONE;
        last = NONE;
    }
}
